package tn.shabou.local.demo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What people also call a family of parts, in French, in Arabic, or in what is spoken in workshops.
 *
 * @param meant the name of the family in the same script
 */
public record Synonym(String said, String meant) {

    /** Those of every family of the demo catalogue. */
    public static List<Synonym> all() {
        return Families.all().stream().flatMap(Synonym::of).distinct().toList();
    }

    private static Stream<Synonym> of(Family family) {
        return Stream.ofNullable(family.parts())
                .map(Objects::requireNonNull)
                .flatMap(parts ->
                        Stream.concat(
                                parts.saidFrench().stream()
                                        .map(said -> new Synonym(said, family.french())),
                                parts.saidArabic().stream()
                                        .map(said -> new Synonym(said, family.arabic()))));
    }
}
