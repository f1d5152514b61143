package tn.shabou.api.storefront;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.catalog.CategoryTree;
import tn.shabou.api.catalog.Families;
import tn.shabou.api.fit.Car;
import tn.shabou.api.fit.FitAnswer;
import tn.shabou.api.fit.FitVerdicts;
import tn.shabou.api.http.Language;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.pages.Written;
import tn.shabou.api.products.Equivalents;
import tn.shabou.api.products.Neighbours;
import tn.shabou.api.products.ProductDetail;
import tn.shabou.api.products.ProductDetails;
import tn.shabou.api.products.Related;
import tn.shabou.api.slugs.FormerSlugs;
import tn.shabou.api.storefront.ListView.Crumb;
import tn.shabou.api.vehicles.VehicleTree;

/** The page of one part, and of several side by side. */
@Path(Visit.LANGUAGES)
@PermitAll
class PartPages {

    private static final int MOST_COMPARED = 4;

    private final ProductDetails products;
    private final Neighbours neighbours;
    private final FitVerdicts verdicts;
    private final VehicleTree vehicles;
    private final Families families;
    private final FormerSlugs formerSlugs;
    private final SchemaOrg schema;

    PartPages(
            ProductDetails products,
            Neighbours neighbours,
            FitVerdicts verdicts,
            VehicleTree vehicles,
            Families families,
            FormerSlugs formerSlugs,
            SchemaOrg schema) {
        this.products = products;
        this.neighbours = neighbours;
        this.verdicts = verdicts;
        this.vehicles = vehicles;
        this.families = families;
        this.formerSlugs = formerSlugs;
        this.schema = schema;
    }

    /** What stands beside the part itself. */
    record Around(
            List<Crumb> crumbs,
            Optional<FitAnswer> fit,
            Equivalents equivalents,
            Related related,
            PriceChart chart,
            String carQuery,
            Map<String, String> told) {

        /** What is known already and has to go on with the answers to come. */
        public Set<Map.Entry<String, String>> toldBefore() {
            var asked =
                    fit.map(FitAnswer::askable).orElse(List.of()).stream()
                            .map(FitAnswer.Question::fact)
                            .toList();
            return told.entrySet().stream()
                    .filter(one -> !asked.contains(one.getKey()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance part(PageHead head, ProductDetail part, Around around);

        static native TemplateInstance compare(PageHead head, Comparison comparison);
    }

    @GET
    @Path("piece/{slug}")
    public Uni<RestResponse<String>> part(
            @Context UriInfo uri, @RestPath String slug, @RestQuery Optional<String> vehicle) {
        var visit = new Visit(uri);
        return products.find(slug, visit.language())
                .chain(found ->
                        found.map(part -> page(visit, part, vehicle))
                                .orElseGet(() -> moved(visit, slug)));
    }

    @GET
    @Path("comparer")
    public Uni<RestResponse<String>> compare(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var slugs = visit.all("p").stream().distinct().limit(MOST_COMPARED).toList();
        var head = PageHead.hidden(visit, Said.part(visit.language()).compareTitle());
        return details(slugs, visit.language())
                .map(parts -> Comparison.of(parts, slugs, "/" + visit.lang() + "/comparer"))
                .chain(comparison ->
                        Rendering.page(visit.language(), Templates.compare(head, comparison)));
    }

    /** At most four, so each is asked for on its own. */
    private Uni<List<ProductDetail>> details(List<String> slugs, Language language) {
        if (slugs.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join()
                .all(slugs.stream().map(slug -> products.find(slug, language)).toList())
                .andFailFast()
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private Uni<RestResponse<String>> page(
            Visit visit, ProductDetail part, Optional<String> vehicle) {
        var language = visit.language();
        var told = told(visit);
        return Uni.combine()
                .all()
                .unis(
                        fit(part.slug(), vehicle, told, language),
                        neighbours.equivalents(part.slug(), language).map(Optional::orElseThrow),
                        neighbours.related(part.slug(), language).map(Optional::orElseThrow),
                        families.tree(language))
                .with((fit, equivalents, related, tree) -> {
                    var crumbs = crumbs(visit, part, tree);
                    var around =
                            new Around(
                                    crumbs,
                                    fit,
                                    equivalents,
                                    related,
                                    PriceChart.of(part),
                                    fit.map(answer -> "?vehicle=" + answer.vehicle().slug())
                                            .orElse(""),
                                    told);
                    return Templates.part(head(visit, part, crumbs), part, around);
                })
                .chain(page -> Rendering.page(language, page));
    }

    private PageHead head(Visit visit, ProductDetail part, List<Crumb> crumbs) {
        var said = Said.shop(visit.language());
        var title = part.name() + " " + part.brand().name() + " " + part.sku();
        var description =
                "%s, %s. %s %s. %s"
                        .formatted(
                                title,
                                part.availability().text(),
                                Written.dinars(part.price()),
                                visit.language() == Language.AR ? "د.ت" : "DT",
                                said.promiseFit());
        return PageHead.indexed(visit, title, description, "piece/" + part.slug())
                .with(schema.product(visit, part, crumbs));
    }

    private static List<Crumb> crumbs(Visit visit, ProductDetail part, CategoryTree tree) {
        var above = "/" + visit.lang() + "/categorie/";
        var crumbs = new ArrayList<Crumb>();
        tree.page(part.category().slug())
                .ifPresent(family ->
                        family.ancestors()
                                .forEach(one ->
                                        crumbs.add(new Crumb(one.name(), above + one.slug()))));
        crumbs.add(new Crumb(part.category().name(), above + part.category().slug()));
        return crumbs;
    }

    /** What the address says of the car beside its name, each thing once. */
    private static Map<String, String> told(Visit visit) {
        var told = new TreeMap<String, String>();
        visit.uri()
                .getQueryParameters()
                .forEach((name, values) -> told.put(name, values.getFirst()));
        told.remove("vehicle");
        return told;
    }

    /** Empty when no car is named, or none that we know. */
    private Uni<Optional<FitAnswer>> fit(
            String slug, Optional<String> vehicle, Map<String, String> told, Language language) {
        if (vehicle.filter(text -> !text.isBlank()).isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return vehicles.find(vehicle.get())
                .chain(known ->
                        known.map(one -> Car.told(one, told))
                                .map(car ->
                                        verdicts.verdict(slug, car)
                                                .map(said ->
                                                        said.map(verdict ->
                                                                FitAnswer.of(
                                                                        verdict, car, language))))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<RestResponse<String>> moved(Visit visit, String slug) {
        return formerSlugs
                .product(slug)
                .map(now ->
                        now.map(newest -> Moves.to("/" + visit.lang() + "/piece/" + newest))
                                .orElseThrow(NotFoundException::new));
    }
}
