package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.taxonomy.Taxonomy;
import tn.shabou.api.vehicles.VehicleTree;

/** Turns what a request wishes for into a selection of products. */
@ApplicationScoped
public class Selections {

    private final Taxonomy taxonomy;
    private final VehicleTree vehicles;
    private final ShopReads reads;

    Selections(Taxonomy taxonomy, VehicleTree vehicles, ShopReads reads) {
        this.taxonomy = taxonomy;
        this.vehicles = vehicles;
        this.reads = reads;
    }

    /** Fails with a problem when a filter names nothing that exists; see {@link Wishes}. */
    public Uni<Selection> of(ProductFilters filters) {
        return taxonomy.tree()
                .chain(tree ->
                        vehicles.vehicles().map(cars -> new Wishes(tree, cars).selection(filters)));
    }

    /** Those of these products that pass, as the database says: for when no columns are held. */
    public Uni<Set<Long>> passing(List<Long> products, Selection selection) {
        var conditions =
                Conditions.of(selection)
                        .and("p.listed")
                        .and("p.id = ANY (%s)", products.toArray(Long[]::new));
        return reads.ask(
                        "SELECT p.id FROM product p WHERE " + conditions.sql(),
                        conditions.parameters())
                .map(rows ->
                        rows.stream()
                                .map(row -> row.getLong("id"))
                                .collect(Collectors.toUnmodifiableSet()));
    }
}
