package tn.shabou.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tn.shabou.model.Slug;

/**
 * A maker of parts.
 *
 * @param factor its prices compared with the median of a family
 * @param cars makes of the cars it makes parts for; none when for all
 * @param makes how it writes the numbers of its parts, by slug of a family or of what is above
 */
record Maker(
        long id,
        String name,
        String slug,
        String country,
        String tier,
        double factor,
        List<String> cars,
        Map<String, ReferencePattern> makes) {

    static List<Maker> all() {
        var makers = new ArrayList<Maker>();
        for (var row : Tsv.rows("demo/makers.tsv")) {
            makers.add(
                    new Maker(
                            makers.size() + 1L,
                            row.text("name"),
                            Slug.of(row.text("name")),
                            row.text("country"),
                            row.text("tier"),
                            row.number("factor"),
                            row.list("cars", " "),
                            makes(row.list("makes", ";"))));
        }
        return makers;
    }

    /** How it numbers parts of that family; empty when it makes none. */
    Optional<ReferencePattern> numbers(Family family) {
        return family.upwards()
                .map(one -> makes.get(one.slug()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Reads {@code family,family=pattern}. */
    private static Map<String, ReferencePattern> makes(List<String> entries) {
        var makes = new HashMap<String, ReferencePattern>();
        for (var entry : entries) {
            int equals = entry.indexOf('=');
            var pattern = new ReferencePattern(entry.substring(equals + 1));
            for (var family : entry.substring(0, equals).split(",", -1)) {
                makes.put(family, pattern);
            }
        }
        return Map.copyOf(makes);
    }
}
