package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tn.shabou.api.search.index.Field;
import tn.shabou.api.search.index.Words;

/**
 * The vocabulary as the index in memory holds it. PostgreSQL is asked only for the stems of words
 * that the catalogue does not have, and once for each.
 */
class IndexVocabulary implements Vocabulary {

    private static final int REMEMBERED = 10_000;
    private static final String[] NONE = {};

    private final Replica replica;
    private final Supplier<Synonyms> synonyms;
    private final IndexSource source;
    private final Map<String, String[]> foreignStems =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, String[]> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    IndexVocabulary(Replica replica, Supplier<Synonyms> synonyms, IndexSource source) {
        this.replica = replica;
        this.synonyms = synonyms;
        this.source = source;
    }

    @Override
    public Uni<Asked> asked(String text) {
        var words = replica.folding.words(text);
        var first = words.subList(0, Math.min(MOST_WORDS, words.size()));
        return Uni.createFrom().item(new Asked(first, synonyms.get().of(first)));
    }

    @Override
    public Uni<Forms> forms(Asked asked) {
        var foreign = asked.words().stream().filter(this::isForeign).toList();
        return foreign.isEmpty()
                ? Uni.createFrom().item(new FormsHere())
                : source.stems(foreign).invoke(foreignStems::putAll).map(_ -> new FormsHere());
    }

    @Override
    public Uni<Map<String, List<Known>>> corrections(Set<String> misspelt) {
        var alike = new HashMap<String, List<Known>>();
        for (var word : misspelt) {
            int tolerance = Spelling.tolerance(word);
            if (tolerance > 0) {
                alike.put(word, replica.alike.to(word, tolerance));
            }
        }
        return Uni.createFrom().item(Spelling.likeliest(alike));
    }

    @Override
    public Uni<Statistics> statistics() {
        var means = new EnumMap<Field, Double>(Field.class);
        for (var field : Field.values()) {
            means.put(field, replica.index.meanLength(field));
        }
        return Uni.createFrom().item(new Statistics(replica.index.documents(), means));
    }

    /** Whether only PostgreSQL can say what the word's stems are. */
    private boolean isForeign(String word) {
        return replica.index.words().find(word) == Words.UNKNOWN
                && word.chars().noneMatch(Character::isDigit)
                && replica.forms.stems(word) == null
                && !foreignStems.containsKey(word);
    }

    /** Looks each word up when it is asked for; for one question. */
    private class FormsHere implements Forms {

        private final Map<String, List<Known>> found = new HashMap<>();

        @Override
        public List<Known> of(String word) {
            return found.computeIfAbsent(word, _ -> replica.forms.of(word, stems(word)));
        }

        @Override
        public int documents(String word) {
            return replica.forms.documents(word);
        }

        private String[] stems(String word) {
            var known = replica.forms.stems(word);
            if (known == null) {
                known = foreignStems.get(word);
            }
            return known != null
                    ? known
                    : Stems.any(word).map(stem -> new String[] {Stems.ANY + stem}).orElse(NONE);
        }
    }
}
