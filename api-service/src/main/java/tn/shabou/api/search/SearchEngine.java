package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Finds products by words. Everything around it (numbers, cars, pages, HTTP) does not know how, so
 * that another engine can take its place.
 */
public interface SearchEngine {

    /** Never finds more, whatever was asked. */
    int MOST = 1000;

    /** Answers a question; never fails because of what was typed. */
    Uni<Answer> ask(Question question);

    /**
     * @param text as typed; empty for whatever fits the engines
     * @param engines the vehicle engines that products must fit, by id; empty for any
     * @param depth how many of the best are wanted, at most {@value #MOST}
     * @param explain whether hits say what their score is made of
     * @param filter which of the products that match may be found, by id; what matches, and how
     *     well, does not depend on it
     */
    record Question(
            String text,
            List<Long> engines,
            int depth,
            boolean explain,
            Optional<LongPredicate> filter) {

        public Question {
            engines = List.copyOf(engines);
        }

        public Question(String text, List<Long> engines, int depth, boolean explain) {
            this(text, engines, depth, explain, Optional.empty());
        }

        /** The same for certain engines, in other words. */
        Question of(String otherText, List<Long> otherEngines) {
            return new Question(otherText, otherEngines, depth, explain, filter);
        }

        Question unfiltered() {
            return new Question(text, engines, depth, explain);
        }

        /** Whether this product may be found. */
        public boolean admits(long product) {
            return filter.map(passes -> passes.test(product)).orElse(true);
        }
    }

    /**
     * @param hits the best first: as many as were wanted, if there are so many, or more
     * @param total how many may be asked for: the number of matches, at most {@value #MOST}
     * @param more whether there are more matches than that
     */
    record Answer(List<Hit> hits, int total, boolean more, Understanding understanding) {

        /** Of an engine that hands out everything it ranked. */
        public static Answer of(List<Hit> hits, boolean more, Understanding understanding) {
            return new Answer(hits, hits.size(), more, understanding);
        }
    }
}
