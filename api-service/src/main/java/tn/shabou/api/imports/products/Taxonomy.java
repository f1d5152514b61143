package tn.shabou.api.imports.products;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tn.shabou.api.imports.csv.Folded;
import tn.shabou.model.Slug;

/** Brands, or categories, by what people call them. */
final class Taxonomy {

    private final Set<String> slugs = new HashSet<>();
    private final Map<String, Set<String>> byName = new HashMap<>();

    /** What a name stands for. */
    sealed interface Found {
        record One(String slug) implements Found {}

        record Several(Set<String> slugs) implements Found {}

        /**
         * @param slug that it would have
         */
        record None(String slug) implements Found {}
    }

    void add(String slug, String... names) {
        slugs.add(slug);
        byName.computeIfAbsent(Folded.of(slug), _ -> new HashSet<>()).add(slug);
        for (var name : names) {
            byName.computeIfAbsent(Folded.of(name), _ -> new HashSet<>()).add(slug);
        }
    }

    Found find(String cell) {
        if (slugs.contains(cell)) {
            return new Found.One(cell);
        }
        var named = byName.getOrDefault(Folded.of(cell), Set.of());
        return switch (named.size()) {
            case 0 -> new Found.None(slug(cell));
            case 1 -> new Found.One(named.iterator().next());
            default -> new Found.Several(named);
        };
    }

    /** Names in Arabic have no Latin letter to make an address of. */
    private static String slug(String name) {
        var slug = Slug.of(name);
        return slug.isEmpty() ? "n-" + Integer.toHexString(Folded.of(name).hashCode()) : slug;
    }
}
