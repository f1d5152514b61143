package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Finds products by words. Everything around it (numbers, cars, pages, HTTP) does not know how, so
 * that another engine can take its place.
 */
public interface SearchEngine {

    /** Answers a question; never fails because of what was typed. */
    Uni<Answer> ask(Question question);

    /**
     * @param text as typed
     * @param engines the vehicle engines that products must fit, by id; empty for any
     * @param explain whether hits say what their score is made of
     */
    record Question(String text, List<Long> engines, boolean explain) {

        public Question {
            engines = List.copyOf(engines);
        }
    }

    /**
     * @param hits the best first; bounded, whatever was asked
     * @param more whether there are more matches than were ranked
     */
    record Answer(List<Hit> hits, boolean more, Understanding understanding) {}
}
