package tn.shabou.api.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The brands and categories as they were at one moment. */
public final class TaxonomyTree {

    private final List<Brand> brands;
    private final Map<Long, Brand> brandsById;
    private final Map<String, Brand> brandsBySlug;
    private final Map<Long, Category> categoriesById;
    private final Map<String, Category> categoriesBySlug;
    private final Map<Optional<Long>, List<Category>> children;
    private final Map<Long, Set<Long>> subtrees;

    /**
     * @param brands in the order in which they are to be listed
     * @param categories sisters in the order in which they are to be listed
     */
    TaxonomyTree(List<Brand> brands, List<Category> categories) {
        this.brands = List.copyOf(brands);
        this.brandsById = index(brands, Brand::id);
        this.brandsBySlug = index(brands, Brand::slug);
        this.categoriesById = index(categories, Category::id);
        this.categoriesBySlug = index(categories, Category::slug);
        this.children = categories.stream().collect(Collectors.groupingBy(Category::parentId));
        this.subtrees = subtrees(categories);
    }

    public List<Brand> brands() {
        return brands;
    }

    public Optional<Brand> brand(long id) {
        return Optional.ofNullable(brandsById.get(id));
    }

    public Optional<Brand> brand(String slug) {
        return Optional.ofNullable(brandsBySlug.get(slug));
    }

    public Optional<Category> category(long id) {
        return Optional.ofNullable(categoriesById.get(id));
    }

    public Optional<Category> category(String slug) {
        return Optional.ofNullable(categoriesBySlug.get(slug));
    }

    /** Those at the top of the tree. */
    public List<Category> roots() {
        return children.getOrDefault(Optional.<Long>empty(), List.of());
    }

    public List<Category> children(Category category) {
        return children.getOrDefault(Optional.of(category.id()), List.of());
    }

    /** From the top of the tree down to the one above this. */
    public List<Category> ancestors(Category category) {
        var found = new ArrayList<Category>();
        var above = parent(category);
        // The database keeps nobody from making a circle of several.
        while (above.isPresent() && !found.contains(above.get())) {
            found.addFirst(above.get());
            above = parent(above.get());
        }
        return found;
    }

    /** The ids of a category and all that is below it. */
    public Set<Long> subtree(Category category) {
        return subtrees.getOrDefault(category.id(), Set.of());
    }

    private Optional<Category> parent(Category category) {
        return category.parentId().flatMap(this::category);
    }

    private Map<Long, Set<Long>> subtrees(List<Category> categories) {
        var below = new HashMap<Long, Set<Long>>();
        for (var category : categories) {
            below.computeIfAbsent(category.id(), _ -> new HashSet<>()).add(category.id());
            for (var ancestor : ancestors(category)) {
                below.computeIfAbsent(ancestor.id(), _ -> new HashSet<>()).add(category.id());
            }
        }
        below.replaceAll((_, ids) -> Set.copyOf(ids));
        return below;
    }

    private static <K, V> Map<K, V> index(List<V> all, Function<V, K> key) {
        var index = new LinkedHashMap<K, V>();
        all.forEach(one -> index.put(key.apply(one), one));
        return index;
    }
}
