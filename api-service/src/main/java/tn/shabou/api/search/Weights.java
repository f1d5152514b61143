package tn.shabou.api.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import tn.shabou.api.search.index.Field;
import tn.shabou.api.search.index.Tuning;

/**
 * What counts in the ranking, and how much.
 *
 * @param fields what a word is worth in each {@link Field}
 * @param normalisations how much a longer than usual field dilutes its words, 0 to 1, for each
 *     {@link Field}
 * @param saturation how soon more of the same word stops to count: the k1 of BM25
 * @param coverage the power to which the share of the question that a product covers counts
 * @param phrase bonus for neighbours of the question that are neighbours in the title
 * @param wholeTitle bonus for a title that says all of the question and nothing else
 * @param wholeValue bonus for a term that is all of a value: of a brand, a family, an attribute
 * @param head bonus for a title that begins with the question
 * @param complement what a word is worth after "for" in a title, compared with before it
 * @param inStock bonus for what can be bought at once, relative
 * @param popular bonus for the most popular, relative
 */
record Weights(
        Map<Field, Double> fields,
        Map<Field, Double> normalisations,
        double saturation,
        double coverage,
        double phrase,
        double wholeTitle,
        double wholeValue,
        double head,
        double complement,
        double inStock,
        double popular) {

    /** Chosen on judged catalogues of car parts and of electronics in three languages. */
    static final Weights TUNED =
            new Weights(
                    of(3, 3, 2, 2.5, 1, 0.7),
                    of(0.4, 0.4, 0, 0, 0.3, 0.5),
                    1.2,
                    1,
                    0.2,
                    0.1,
                    0.6,
                    0.05,
                    0.5,
                    0.1,
                    0.1);

    /** What of all this is known before anybody asked. */
    Tuning tuning() {
        return new Tuning(
                byOrdinal(fields, 1),
                byOrdinal(normalisations, 0),
                saturation,
                wholeValue,
                inStock,
                popular);
    }

    private static double[] byOrdinal(Map<Field, Double> map, double otherwise) {
        return Stream.of(Field.values())
                .mapToDouble(field -> map.getOrDefault(field, otherwise))
                .toArray();
    }

    private static Map<Field, Double> of(
            double title,
            double translation,
            double brand,
            double family,
            double attributes,
            double description) {
        return new EnumMap<>(
                Map.of(
                        Field.TITLE, title,
                        Field.TRANSLATION, translation,
                        Field.BRAND, brand,
                        Field.FAMILY, family,
                        Field.ATTRIBUTES, attributes,
                        Field.DESCRIPTION, description));
    }
}
