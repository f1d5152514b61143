package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import tn.shabou.api.search.index.Findings;
import tn.shabou.api.search.index.Found;
import tn.shabou.api.search.index.Text;
import tn.shabou.api.search.index.Wanted;

/**
 * Search in the memory of this process: the index finds the products whose words promise most, and
 * the best of those are ranked by all that is known of them.
 *
 * <p>Products with all words come first in line; when they are few, products with most of what the
 * question says join them.
 */
public class IndexEngine implements SearchEngine {

    /** With fewer products that have all words, those that have most are looked at as well. */
    private static final int ENOUGH = 60;

    private static final double MOST_OF_THE_QUESTION = 0.5;

    /** So many are ranked by all that is known; the others by single words alone, after them. */
    private static final int RANKED_FULLY = 150;

    private final Replica replica;
    private final Reader reader;
    private final Weights weights;

    IndexEngine(Replica replica, Supplier<Synonyms> synonyms, IndexSource source, Weights weights) {
        this.replica = replica;
        this.reader = new Reader(new IndexVocabulary(replica, synonyms, source));
        this.weights = weights;
    }

    /**
     * Reads the catalogue once; what changes later is not noticed.
     *
     * @param languages as in {@link SearchConfig#languages}
     */
    public static Uni<SearchEngine> load(Pool database, List<String> languages) {
        var source = new IndexSource(database, new FoldingRules(database), languages);
        return Uni.combine()
                .all()
                .unis(Replica.load(source, Weights.TUNED), source.synonyms())
                .with((replica, synonyms) ->
                        new IndexEngine(replica, () -> synonyms, source, Weights.TUNED));
    }

    @Override
    public Uni<Answer> ask(Question question) {
        var understanding = read(question);
        return (question.filter().isPresent()
                        ? understanding.emitOn(Infrastructure.getDefaultWorkerPool())
                        : understanding)
                .map(understood -> answer(question, understood));
    }

    /** Hands over the id of each product that matches, in no order, until one is refused. */
    Uni<Void> all(Question question, LongPredicate taker) {
        return read(question)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(understood -> all(question, understood, taker))
                .replaceWithVoid();
    }

    private Uni<Understanding> read(Question question) {
        return question.text().isEmpty()
                ? Uni.createFrom().item(Understanding.NOTHING)
                : reader.read(question.text());
    }

    private void all(Question question, Understanding understood, LongPredicate taker) {
        if (understood.known().isEmpty() && question.engines().isEmpty()) {
            return;
        }
        var wanted = Wish.of(understood, question, replica.index.words());
        replica.index.all(wanted, isMatchedByFew(wanted) ? MOST_OF_THE_QUESTION : 1, taker);
    }

    /** Whatever the filter leaves of them, or a filter would bring what was not found without. */
    private boolean isMatchedByFew(Wanted wanted) {
        return !wanted.terms().isEmpty()
                && replica.index.find(wanted.unfiltered(), 1, 0, ENOUGH).count() < ENOUGH;
    }

    private Answer answer(Question question, Understanding understood) {
        if (understood.known().isEmpty() && question.engines().isEmpty()) {
            return Answer.of(List.of(), false, understood);
        }
        int most = question.depth() <= RANKED_FULLY ? RANKED_FULLY : MOST;
        var wanted = Wish.of(understood, question, replica.index.words());
        var found = replica.index.find(wanted, 1, most, MOST);
        if (found.count() < ENOUGH && isMatchedByFew(wanted)) {
            found = replica.index.find(wanted, MOST_OF_THE_QUESTION, most, MOST);
        }
        return ranked(question, understood, found);
    }

    private Answer ranked(Question question, Understanding understood, Findings findings) {
        var all = findings.best();
        if (understood.terms().isEmpty()) {
            return answer(all.stream().map(IndexEngine::unranked).toList(), findings, understood);
        }
        int fully = Math.min(RANKED_FULLY, all.size());
        var hits = new ArrayList<>(ranked(question, understood, all.subList(0, fully)));
        if (!hits.isEmpty()) {
            all.subList(fully, all.size()).forEach(found -> hits.add(unranked(found)));
        }
        return answer(hits, findings, understood);
    }

    private static Answer answer(List<Hit> hits, Findings findings, Understanding understood) {
        if (hits.isEmpty()) {
            // Not even the best have the words as they were asked for, so no other does.
            return Answer.of(hits, false, understood);
        }
        int missed = findings.best().size() - hits.size();
        int total = Math.min(MOST, findings.count()) - missed;
        return new Answer(hits, total, findings.count() > MOST, understood);
    }

    private static Hit unranked(Found found) {
        return new Hit(found.product(), found.about(), Map.of());
    }

    private List<Hit> ranked(Question question, Understanding understood, List<Found> best) {
        var words = new QuestionWords(understood.terms());
        var codes = WordCodes.of(words, replica.index.words());
        var relevance = new Relevance(understood, words, weights);
        var text = new Text();
        var hits = new ArrayList<Hit>(best.size());
        for (var found : best) {
            replica.index.read(found, text);
            text.replaceAll(codes);
            hits.add(
                    Hit.of(found.product(), text, found.standing(), relevance, question.explain()));
        }
        return Hit.ranked(hits);
    }
}
