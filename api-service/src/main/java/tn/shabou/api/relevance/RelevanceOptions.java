package tn.shabou.api.relevance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure, and where the ranking goes.
 *
 * @param judged empty to ask for known parts of the demo catalogue
 */
record RelevanceOptions(Optional<Judged> judged) {

    static final String USAGE =
            """
            Usage: ./shabou relevance --products FILE.jsonl --judgements FILE.csv [--run FILE.csv]
                   ./shabou relevance --demo

            Loads a catalogue into a scratch database, asks the search engine of the API every
            judged query, and prints NDCG@10 and MRR@10. Any catalogue will do, not only car parts.

              --products FILE    JSON lines {"id","title","brand","description","attributes":{…}};
                                 all but the id may be missing
              --judgements FILE  CSV query,id,grade; what is not judged counts as grade 0
              --run FILE         where the ranking goes, as CSV query,rank,id: ten per query
              --demo             asks for known parts of the demo catalogue instead, by number, with
                                 slips, without accents, …; prints success@1 and MRR@10 of each way

            NDCG@10: gain 2^grade - 1, discount log2(rank + 1), relative to the best ranking of all
            that was judged for the query. MRR@10: one by the rank of the first product whose grade
            is above 0. Both are means over the queries that have such a product.
            """;

    private static final Set<String> KNOWN = Set.of("--products", "--judgements", "--run");

    /** The files of a judged catalogue. */
    record Judged(Path products, Path judgements, Optional<Path> run) {}

    /** Empty when the words make no sense, or ask for help. */
    static Optional<RelevanceOptions> parse(List<String> words) {
        if (words.equals(List.of("--demo"))) {
            return Optional.of(new RelevanceOptions(Optional.empty()));
        }
        var values = new HashMap<String, Path>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!KNOWN.contains(words.get(i)) || i + 1 == words.size()) {
                return Optional.empty();
            }
            values.put(words.get(i), Path.of(words.get(i + 1)));
        }
        var products = values.get("--products");
        var judgements = values.get("--judgements");
        if (products == null || judgements == null) {
            return Optional.empty();
        }
        var run = Optional.ofNullable(values.get("--run"));
        return Optional.of(
                new RelevanceOptions(Optional.of(new Judged(products, judgements, run))));
    }
}
