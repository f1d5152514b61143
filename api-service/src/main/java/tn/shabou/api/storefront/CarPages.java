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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.catalog.Narrowing;
import tn.shabou.api.catalog.ProductFacets.CategoryChoice;
import tn.shabou.api.catalog.ProductFilters;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.storefront.ListView.Crumb;
import tn.shabou.api.vehicles.Vehicle;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicle.Generation;
import tn.shabou.api.vehicles.Vehicle.Make;
import tn.shabou.api.vehicles.Vehicle.Model;
import tn.shabou.api.vehicles.VehicleChoice;
import tn.shabou.api.vehicles.VehicleTree;
import tn.shabou.api.vehicles.Vehicles;

/** Choosing a car, one question a page, and the cars that somebody keeps. */
@Path(Visit.LANGUAGES)
@PermitAll
class CarPages {

    private static final int MOST_KEPT = 8;

    private final VehicleTree tree;
    private final Narrowing narrowing;

    CarPages(VehicleTree tree, Narrowing narrowing) {
        this.tree = tree;
        this.narrowing = narrowing;
    }

    /**
     * A page of the choice.
     *
     * @param step how many questions are answered: 0 for none, 4 for an engine
     * @param question the next one; empty when there is none left
     * @param slug of the car so far; empty at the beginning
     * @param name of the car so far
     */
    record Choosing(
            int step,
            String question,
            String slug,
            String name,
            List<Crumb> crumbs,
            List<VehicleChoice> choices) {}

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance vehicle(
                PageHead head, Choosing choosing, List<CategoryChoice> families);

        static native TemplateInstance garage(PageHead head, List<VehicleChoice> cars);
    }

    @GET
    @Path("vehicule")
    public Uni<RestResponse<String>> makes(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var said = Said.car(visit.language());
        var head =
                PageHead.indexed(visit, said.vehicleTitle(), said.vehicleDescription(), "vehicule");
        return tree.vehicles()
                .map(all ->
                        new Choosing(
                                0,
                                Said.shop(visit.language()).chooseMake(),
                                "",
                                "",
                                List.of(),
                                choices(all.makes(), all)))
                .chain(choosing ->
                        Rendering.page(
                                visit.language(), Templates.vehicle(head, choosing, List.of())));
    }

    @GET
    @Path("vehicule/{slug}")
    public Uni<RestResponse<String>> vehicle(@Context UriInfo uri, @RestPath String slug) {
        var visit = new Visit(uri);
        return tree.vehicles()
                .chain(all -> {
                    var car = all.find(slug).orElseThrow(NotFoundException::new);
                    var heading = Said.shop(visit.language()).piecesFor(car.fullName());
                    var head =
                            PageHead.indexed(
                                    visit,
                                    heading,
                                    heading + ". " + Said.shop(visit.language()).promiseFit(),
                                    "vehicule/" + slug);
                    return narrowing
                            .facets(Optional.empty(), fitting(slug), visit.language())
                            .map(facets ->
                                    facets.category().stream()
                                            .filter(family -> family.count() > 0)
                                            .toList())
                            .chain(families ->
                                    Rendering.page(
                                            visit.language(),
                                            Templates.vehicle(
                                                    head, choosing(visit, car, all), families)));
                });
    }

    /** Shared by its address; what this device keeps is put there by a script. */
    @GET
    @Path("garage")
    public Uni<RestResponse<String>> garage(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var head = PageHead.hidden(visit, Said.shop(visit.language()).myGarage());
        return tree.vehicles()
                .map(all ->
                        visit.all("v").stream()
                                .distinct()
                                .limit(MOST_KEPT)
                                .flatMap(slug -> all.find(slug).stream())
                                .map(car -> VehicleChoice.of(car, all))
                                .toList())
                .chain(cars ->
                        Rendering.privately(
                                RestResponse.StatusCode.OK,
                                visit.language(),
                                Templates.garage(head, cars)));
    }

    private static ProductFilters fitting(String vehicle) {
        return new ProductFilters(
                List.of(),
                List.of(),
                List.of(),
                Optional.of(vehicle),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Choosing choosing(Visit visit, Vehicle car, Vehicles all) {
        var said = Said.car(visit.language());
        var crumbs = crumbs(visit, car);
        var name = car.fullName();
        return switch (car) {
            case Make make ->
                    new Choosing(
                            1,
                            said.chooseModelOf(name),
                            make.slug(),
                            name,
                            crumbs,
                            choices(all.models(make), all));
            case Model model ->
                    new Choosing(
                            2,
                            said.chooseGenerationOf(name),
                            model.slug(),
                            name,
                            crumbs,
                            choices(all.generations(model), all));
            case Generation generation ->
                    new Choosing(
                            3,
                            said.chooseEngineOf(name),
                            generation.slug(),
                            name,
                            crumbs,
                            choices(all.engines(generation), all));
            case Engine engine -> new Choosing(4, "", engine.slug(), name, crumbs, List.of());
        };
    }

    private static List<Crumb> crumbs(Visit visit, Vehicle car) {
        var above = new ArrayList<Vehicle>();
        switch (car) {
            case Make make -> above.add(make);
            case Model model -> above.addAll(List.of(model.make(), model));
            case Generation generation ->
                    above.addAll(
                            List.of(generation.model().make(), generation.model(), generation));
            case Engine engine -> {
                var generation = engine.generation();
                above.addAll(
                        List.of(generation.model().make(), generation.model(), generation, engine));
            }
        }
        var path = "/" + visit.lang() + "/vehicule";
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(Said.shop(visit.language()).myVehicle(), path));
        above.forEach(one -> crumbs.add(new Crumb(one.name(), path + "/" + one.slug())));
        return crumbs;
    }

    private static List<VehicleChoice> choices(
            Collection<? extends Vehicle> vehicles, Vehicles all) {
        return vehicles.stream().map(vehicle -> VehicleChoice.of(vehicle, all)).toList();
    }
}
