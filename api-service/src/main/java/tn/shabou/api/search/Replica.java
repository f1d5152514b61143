package tn.shabou.api.search;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import tn.shabou.api.search.index.Entry;
import tn.shabou.api.search.index.Index;

/**
 * What PostgreSQL knows of products and their words, once more in the memory of this process. Read
 * by all questions at once; filled and changed by one at a time, on a worker thread.
 */
class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);
    private static final int PROGRESS_EVERY = 100_000;

    private final IndexSource source;
    final Index index;
    final WordForms forms;
    final WordsAlike alike;
    final Folding folding;
    private int wordsSeen;
    private long lastProduct = -1;
    private int read;
    private String lastWord = "";

    private Replica(IndexSource source, Weights weights, Folding folding) {
        this.source = source;
        this.folding = folding;
        this.index = new Index(weights.tuning());
        this.forms = new WordForms(index.words());
        this.alike = new WordsAlike(index.words());
    }

    /** Reads everything, page by page. */
    static Uni<Replica> load(IndexSource source, Weights weights) {
        return source.folding()
                .map(folding -> new Replica(source, weights, folding))
                .call(Replica::readProducts)
                .invoke(replica -> replica.index.publish())
                .call(Replica::readStems)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(Replica::learnNewWords);
    }

    /** Reads anew what became of these products. */
    Uni<Void> change(List<Long> products) {
        return source.these(products)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(entries -> index.change(Set.copyOf(products), entries))
                .map(_ -> learnNewWords())
                .chain(source::stems)
                .invoke(this::learn)
                .replaceWithVoid();
    }

    /** About how much memory it takes. */
    long bytes() {
        return index.bytes() + forms.bytes() + alike.bytes();
    }

    private Uni<Void> readProducts() {
        return Multi.createBy()
                .repeating()
                .uni(() ->
                        source.after(lastProduct)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(this::add))
                .until(List::isEmpty)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void add(List<Entry> entries) {
        for (var entry : entries) {
            index.add(entry);
            lastProduct = entry.productId();
            if (++read % PROGRESS_EVERY == 0) {
                LOG.infof("the search index has read %,d products", read);
            }
        }
    }

    private Uni<Void> readStems() {
        return Multi.createBy()
                .repeating()
                .uni(() -> source.knownStems(lastWord).invoke(this::learn))
                .until(Map::isEmpty)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void learn(Map<String, String[]> stems) {
        stems.forEach((word, itsStems) -> {
            forms.add(word, itsStems);
            lastWord = word.compareTo(lastWord) > 0 ? word : lastWord;
        });
    }

    /** Words that came since the last time: those of them that may have stems. */
    private List<String> learnNewWords() {
        int known = index.words().size();
        var unstemmed = new ArrayList<String>();
        for (int number = wordsSeen; number < known; number++) {
            var word = index.words().word(number);
            if (word.chars().anyMatch(Character::isDigit)) {
                forms.addMeasure(word);
            } else {
                alike.add(word);
                if (forms.stems(word) == null) {
                    unstemmed.add(word);
                }
            }
        }
        wordsSeen = known;
        return unstemmed;
    }
}
