package tn.shabou.api.storefront;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.catalog.CategoryTree.Branch;
import tn.shabou.api.catalog.CategoryTree.CategoryPage;
import tn.shabou.api.catalog.Families;
import tn.shabou.api.catalog.ProductFilters;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.slugs.FormerSlugs;
import tn.shabou.api.storefront.ListView.Crumb;
import tn.shabou.api.storefront.Lists.Subject;
import tn.shabou.api.vehicles.Vehicle;
import tn.shabou.api.vehicles.VehicleTree;

/** Lists of parts: all of them, those of a family, and those of a family for one car. */
@Path(Visit.LANGUAGES)
@PermitAll
class CategoryPages {

    private final Lists lists;
    private final Families families;
    private final VehicleTree vehicles;
    private final FormerSlugs formerSlugs;
    private final SchemaOrg schema;

    CategoryPages(
            Lists lists,
            Families families,
            VehicleTree vehicles,
            FormerSlugs formerSlugs,
            SchemaOrg schema) {
        this.lists = lists;
        this.families = families;
        this.vehicles = vehicles;
        this.formerSlugs = formerSlugs;
        this.schema = schema;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance families(PageHead head, List<Branch> families);

        static native TemplateInstance list(PageHead head, ListView list);
    }

    @GET
    @Path("categories")
    public Uni<RestResponse<String>> families(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var said = Said.shop(visit.language());
        var head =
                PageHead.indexed(visit, said.familiesTitle(), said.homeDescription(), "categories");
        return families.tree(visit.language())
                .map(tree -> Templates.families(head, tree.roots()))
                .chain(page -> Rendering.page(visit.language(), page));
    }

    @GET
    @Path("pieces")
    public Uni<RestResponse<String>> all(
            @Context UriInfo uri, @Valid @BeanParam ProductFilters filters) {
        var visit = new Visit(uri);
        return car(filters.vehicle())
                .chain(car -> {
                    var said = Said.shop(visit.language());
                    var heading =
                            car.map(Vehicle::fullName)
                                    .map(said::piecesFor)
                                    .orElse(said.allPieces());
                    var subject = new Subject(heading, List.of(), null, car, car.isPresent());
                    return page(visit, subject, filters, "pieces");
                });
    }

    @GET
    @Path("categorie/{family}")
    public Uni<RestResponse<String>> family(
            @Context UriInfo uri,
            @RestPath String family,
            @Valid @BeanParam ProductFilters filters) {
        var visit = new Visit(uri);
        return Uni.combine()
                .all()
                .unis(families.tree(visit.language()), car(filters.vehicle()))
                .asTuple()
                .chain(found ->
                        found.getItem1()
                                .page(family)
                                .map(page ->
                                        page(
                                                visit,
                                                subject(visit, page, found.getItem2(), true),
                                                within(filters, family, filters.vehicle()),
                                                "categorie/" + family))
                                .orElseGet(() -> moved(visit, family)));
    }

    /** What people look for in so many words: discs for a Clio III. */
    @GET
    @Path("categorie/{family}/{vehicle}")
    public Uni<RestResponse<String>> familyForCar(
            @Context UriInfo uri,
            @RestPath String family,
            @RestPath String vehicle,
            @Valid @BeanParam ProductFilters filters) {
        var visit = new Visit(uri);
        return Uni.combine()
                .all()
                .unis(families.tree(visit.language()), vehicles.find(vehicle))
                .asTuple()
                .chain(found -> {
                    var page = found.getItem1().page(family).orElseThrow(NotFoundException::new);
                    var car = found.getItem2().orElseThrow(NotFoundException::new);
                    return page(
                            visit,
                            subject(visit, page, Optional.of(car), false),
                            within(filters, family, Optional.of(vehicle)),
                            "categorie/" + family + "/" + vehicle);
                });
    }

    private Uni<RestResponse<String>> page(
            Visit visit, Subject subject, ProductFilters filters, String canonical) {
        return lists.list(visit, subject, filters)
                .chain(list -> {
                    var head = head(visit, list, canonical);
                    return Rendering.page(visit.language(), Templates.list(head, list));
                });
    }

    /**
     * Filtered, sorted, later or empty, a list is nothing that anybody looks for by a search
     * engine.
     */
    private PageHead head(Visit visit, ListView list, String canonical) {
        var isPlain = visit.uri().getQueryParameters().isEmpty() && !list.parts().isEmpty();
        var description =
                list.heading()
                        + ". "
                        + list.total()
                        + ". "
                        + Said.shop(visit.language()).promisePrice();
        return new PageHead(
                        visit.language(),
                        list.heading(),
                        description,
                        visit.path(),
                        canonical,
                        isPlain,
                        Optional.empty())
                .with(schema.crumbs(visit, list.crumbs()));
    }

    private Uni<Optional<Vehicle>> car(Optional<String> slug) {
        return slug.filter(text -> !text.isBlank())
                .map(vehicles::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Subject subject(
            Visit visit, CategoryPage family, Optional<Vehicle> car, boolean carIsAsked) {
        var home = "/" + visit.lang() + "/";
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(Said.shop(visit.language()).categories(), home + "categories"));
        family.ancestors()
                .forEach(above ->
                        crumbs.add(new Crumb(above.name(), home + "categorie/" + above.slug())));
        crumbs.add(new Crumb(family.name(), home + "categorie/" + family.slug()));
        return new Subject(
                heading(visit, family, car),
                crumbs,
                family.slug(),
                car,
                carIsAsked && car.isPresent());
    }

    private static String heading(Visit visit, CategoryPage family, Optional<Vehicle> car) {
        return car.map(one -> Said.shop(visit.language()).forVehicle(family.name(), one.fullName()))
                .orElse(family.name());
    }

    private static ProductFilters within(
            ProductFilters filters, String family, Optional<String> vehicle) {
        return new ProductFilters(
                filters.brand(),
                List.of(family),
                filters.tier(),
                vehicle,
                filters.minPrice(),
                filters.maxPrice(),
                filters.inStock());
    }

    private Uni<RestResponse<String>> moved(Visit visit, String family) {
        return formerSlugs
                .category(family)
                .map(now ->
                        now.map(slug -> Moves.to("/" + visit.lang() + "/categorie/" + slug))
                                .orElseThrow(NotFoundException::new));
    }
}
