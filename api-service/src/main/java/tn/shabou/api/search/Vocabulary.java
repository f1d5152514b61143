package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tn.shabou.api.search.index.Field;

/** The words of the catalogue, and what people call things, as far as a question needs them. */
interface Vocabulary {

    /** Words beyond these say nothing that the others did not, and each costs time. */
    int MOST_WORDS = 12;

    /** How many words of a question may be another name of something. */
    int LONGEST_NAME = 4;

    /** So many other forms of a word are looked for, at most, the most used first. */
    int MOST_FORMS = 12;

    /** So many units that a number may be written with, at most, the most used first. */
    int MOST_UNITS = 8;

    /** A word of the catalogue. */
    record Known(String word, int documents) {}

    record Statistics(double documents, Map<Field, Double> meanLengths) {}

    /** What the catalogue has of words. */
    interface Forms {

        /** The word itself first, if the catalogue has it, then other forms; empty if neither. */
        List<Known> of(String word);

        /** In how many products that very word stands. */
        int documents(String word);
    }

    Uni<Asked> asked(String text);

    /** Forms of every word that the question may mean. */
    Uni<Forms> forms(Asked asked);

    /** Words of the catalogue that a misspelt word may stand for, the likeliest first. */
    Uni<Map<String, List<Known>>> corrections(Set<String> misspelt);

    Uni<Statistics> statistics();
}
