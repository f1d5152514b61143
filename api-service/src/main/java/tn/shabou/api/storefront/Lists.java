package tn.shabou.api.storefront;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.Narrowing;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.catalog.ProductFacets;
import tn.shabou.api.catalog.ProductFilters;
import tn.shabou.api.catalog.ProductPaging;
import tn.shabou.api.catalog.Products;
import tn.shabou.api.http.Page;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.storefront.Address.Parameter;
import tn.shabou.api.storefront.ListView.Crumb;
import tn.shabou.api.storefront.ListView.SortChoice;
import tn.shabou.api.vehicles.Vehicle;

/** Puts together what a page with a list of parts shows. */
@ApplicationScoped
class Lists {

    static final int SHOWN = 24;

    private static final Set<String> KNOWN =
            Set.of(
                    "q",
                    "brand",
                    "category",
                    "tier",
                    "vehicle",
                    "minPrice",
                    "maxPrice",
                    "inStock",
                    "sort",
                    "cursor");

    private static final String POPULAR = "-popularity";

    private final Products products;
    private final Narrowing narrowing;

    Lists(Products products, Narrowing narrowing) {
        this.products = products;
        this.narrowing = narrowing;
    }

    /**
     * What a list is about.
     *
     * @param family slug of the family whose page it is; null on other lists
     * @param car by which it is filtered, whether its address or a parameter says so
     * @param carIsAsked whether a parameter says so, which can be taken away
     */
    record Subject(
            String heading,
            List<Crumb> crumbs,
            @Nullable String family,
            Optional<Vehicle> car,
            boolean carIsAsked) {}

    static Address address(Visit visit) {
        return Address.of(
                visit.uri().getRequestUri().getPath(), visit.uri().getQueryParameters(), KNOWN);
    }

    Uni<ListView> list(Visit visit, Subject subject, ProductFilters filters) {
        var here = address(visit);
        var sort = value(here, "sort").orElse(POPULAR);
        var page =
                products.list(
                        filters,
                        new ProductPaging(SHOWN, value(here, "cursor"), Optional.of(sort)),
                        visit.language());
        return Uni.combine()
                .all()
                .unis(page, narrowing.facets(Optional.empty(), filters, visit.language()))
                .with((found, facets) -> view(visit, subject, found, facets, sorts(visit, sort)));
    }

    /**
     * @param sorts empty where the best comes first anyway
     */
    ListView view(
            Visit visit,
            Subject subject,
            Page<ProductCard> page,
            ProductFacets facets,
            List<SortChoice> sorts) {
        var here = address(visit);
        var car = subject.car().map(Vehicle::slug).orElse("");
        var carOfChips = subject.car().filter(_ -> subject.carIsAsked()).map(Vehicle::fullName);
        return new ListView(
                subject.heading(),
                subject.crumbs(),
                ListedPart.all(
                        page.data(), visit.language(), car.isEmpty() ? "" : "?vehicle=" + car),
                Amounts.parts(page.total(), visit.language()),
                Narrowed.of(facets, here, visit.language(), subject.family(), carOfChips),
                sorts,
                here.path(),
                here.firstPage().without("sort").parameters(),
                here.firstPage().without("minPrice", "maxPrice").parameters(),
                value(here, "minPrice").orElse(""),
                value(here, "maxPrice").orElse(""),
                car,
                page.nextCursor().map(cursor -> here.with("cursor", cursor).href()).orElse(null),
                value(here, "cursor").isPresent() ? here.firstPage().href() : null,
                new Address(
                                here.path(),
                                here.parameters().stream()
                                        .filter(parameter -> parameter.name().equals("q"))
                                        .toList())
                        .href());
    }

    private static Optional<String> value(Address here, String name) {
        return here.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    private static List<SortChoice> sorts(Visit visit, String chosen) {
        var said = Said.shop(visit.language());
        return Stream.of(
                        new SortChoice(POPULAR, said.sortPopularity(), chosen.equals(POPULAR)),
                        new SortChoice("price", said.sortPrice(), chosen.equals("price")),
                        new SortChoice("-price", said.sortPriceDown(), chosen.equals("-price")),
                        new SortChoice("name", said.sortName(), chosen.equals("name")),
                        new SortChoice(
                                "-createdAt", said.sortNewest(), chosen.equals("-createdAt")))
                .toList();
    }
}
