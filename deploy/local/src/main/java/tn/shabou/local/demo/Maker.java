package tn.shabou.local.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A maker of parts.
 *
 * @param factor its prices compared with the median of a family
 * @param makes slugs of the main categories that it makes parts for
 */
record Maker(
        long id,
        String name,
        String country,
        String tier,
        double factor,
        ReferencePattern references,
        List<String> makes) {

    static List<Maker> all() {
        var makers = new ArrayList<Maker>();
        for (var row : Tsv.rows("demo/makers.tsv")) {
            makers.add(
                    new Maker(
                            makers.size() + 1L,
                            row.text("name"),
                            row.text("country"),
                            row.text("tier"),
                            row.number("factor"),
                            new ReferencePattern(row.text("references")),
                            row.list("makes", " ")));
        }
        return makers;
    }
}
