package tn.shabou.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.columns.Counts;
import tn.shabou.api.columns.Facet;
import tn.shabou.api.http.Language;
import tn.shabou.api.taxonomy.Category;
import tn.shabou.api.taxonomy.TaxonomyTree;

/**
 * The tree of part families in one language, with counts that include what is below.
 *
 * @param counts of all listed products; empty while they are not counted yet
 */
public record CategoryTree(TaxonomyTree tree, Optional<Counts> counts, Language language) {

    /**
     * A family and those within it, in the shop's order.
     *
     * @param products how many are on sale; null while they are not counted yet
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Branch(
            String name, String slug, Optional<Integer> products, List<Branch> children) {}

    /**
     * One family.
     *
     * @param ancestors from the top of the tree
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CategoryPage(
            String name,
            String slug,
            Optional<Integer> products,
            List<ProductCard.Named> ancestors,
            List<Branch> children) {}

    public List<Branch> roots() {
        return tree.roots().stream().map(this::branch).toList();
    }

    /** Those at the top alone, without what is within them. */
    public List<Branch> top() {
        return tree.roots().stream()
                .map(root ->
                        new Branch(root.name(language), root.slug(), products(root), List.of()))
                .toList();
    }

    public Optional<CategoryPage> page(String slug) {
        return tree.category(slug)
                .map(category ->
                        new CategoryPage(
                                category.name(language),
                                category.slug(),
                                products(category),
                                tree.ancestors(category).stream().map(this::named).toList(),
                                branch(category).children()));
    }

    private Branch branch(Category category) {
        return new Branch(
                category.name(language),
                category.slug(),
                products(category),
                tree.children(category).stream().map(this::branch).toList());
    }

    private Optional<Integer> products(Category category) {
        return counts.map(counted ->
                tree.subtree(category).stream()
                        .mapToInt(id -> counted.of(Facet.CATEGORY, id))
                        .sum());
    }

    private ProductCard.Named named(Category category) {
        return new ProductCard.Named(category.name(language), category.slug());
    }
}
