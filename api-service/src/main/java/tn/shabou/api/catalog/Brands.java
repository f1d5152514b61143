package tn.shabou.api.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tn.shabou.model.catalog.Brand;

/** The makers of parts. */
@ApplicationScoped
class Brands implements PanacheRepository<Brand> {

    Uni<List<Brand>> byName() {
        return listAll(Sort.by("name"));
    }
}
