package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.taxonomy.Taxonomy;
import tn.shabou.api.vehicles.VehicleTree;

/** Turns what a request wishes for into a selection of products. */
@ApplicationScoped
public class Selections {

    private final Taxonomy taxonomy;
    private final VehicleTree vehicles;

    Selections(Taxonomy taxonomy, VehicleTree vehicles) {
        this.taxonomy = taxonomy;
        this.vehicles = vehicles;
    }

    /** Fails with a problem when a filter names nothing that exists; see {@link Wishes}. */
    public Uni<Selection> of(ProductFilters filters) {
        return taxonomy.tree()
                .chain(tree ->
                        vehicles.vehicles().map(cars -> new Wishes(tree, cars).selection(filters)));
    }
}
