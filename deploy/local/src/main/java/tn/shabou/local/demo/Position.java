package tn.shabou.local.demo;

import java.util.List;
import tn.shabou.model.Slug;

/**
 * Where on a car a part sits.
 *
 * @param sets in which families name the places that their parts may have
 */
record Position(String french, String arabic, String slug, List<String> sets) {

    /** For parts that have but one place. */
    static final Position NONE = new Position("", "", "", List.of());

    static List<Position> all() {
        return Tsv.rows("demo/positions.tsv").stream()
                .map(row ->
                        new Position(
                                row.text("french"),
                                row.text("arabic"),
                                Slug.of(row.text("french")),
                                row.list("sets", " ")))
                .toList();
    }
}
