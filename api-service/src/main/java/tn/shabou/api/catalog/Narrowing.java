package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tn.shabou.api.catalog.Facets.Narrowable;
import tn.shabou.api.columns.ColumnStore;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.http.Language;
import tn.shabou.api.taxonomy.Taxonomy;

/** By what a list, or what a search found, can be narrowed. */
@ApplicationScoped
public class Narrowing {

    private final Selections selections;
    private final Taxonomy taxonomy;
    private final ColumnStore columns;
    private final Finder finder;

    Narrowing(Selections selections, Taxonomy taxonomy, ColumnStore columns, Finder finder) {
        this.selections = selections;
        this.taxonomy = taxonomy;
        this.columns = columns;
        this.finder = finder;
    }

    /**
     * @param query only of what a search for it finds; of everything when empty or blank
     */
    public Uni<ProductFacets> facets(
            Optional<String> query, ProductFilters filters, Language language) {
        return selections
                .of(filters)
                .chain(selection ->
                        narrowable(query)
                                .chain(found -> facets(filters, selection, found, language)));
    }

    /** Empty while nothing is counted. */
    private Uni<Optional<Narrowable>> narrowable(Optional<String> query) {
        return query.filter(words -> !words.isBlank())
                .map(words ->
                        finder.matching(words)
                                .map(found ->
                                        columns.snapshot()
                                                .map(all -> Narrowable.found(all, found))))
                .orElseGet(() ->
                        Uni.createFrom().item(columns.snapshot().map(Narrowable::everything)));
    }

    private Uni<ProductFacets> facets(
            ProductFilters filters,
            Selection selection,
            Optional<Narrowable> found,
            Language language) {
        return taxonomy.tree()
                .map(tree ->
                        found.map(some -> new Facets(tree, language, filters, selection, some))
                                .map(Facets::facets)
                                .orElse(ProductFacets.UNKNOWN));
    }
}
