package tn.shabou.api.storefront;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.cache.WhenServed;
import tn.shabou.api.catalog.Narrowing;
import tn.shabou.api.catalog.ProductFilters;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.search.Search;
import tn.shabou.api.search.Search.Found;
import tn.shabou.api.storefront.Lists.Subject;
import tn.shabou.api.vehicles.Vehicle;
import tn.shabou.api.vehicles.VehicleTree;

/** What the search box leads to. */
@Path(Visit.LANGUAGES + "/recherche")
@PermitAll
class SearchPages {

    private final Search search;
    private final Narrowing narrowing;
    private final Lists lists;
    private final VehicleTree vehicles;

    SearchPages(Search search, Narrowing narrowing, Lists lists, VehicleTree vehicles) {
        this.search = search;
        this.narrowing = narrowing;
        this.lists = lists;
        this.vehicles = vehicles;
    }

    /**
     * @param way how the parts were found: {@code reference}, {@code vehicle} or {@code text}
     * @param corrected what was searched for instead; empty when nothing was corrected
     */
    record Answered(String asked, String way, String corrected) {}

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance search(PageHead head);

        static native TemplateInstance found(PageHead head, ListView list, Answered answered);
    }

    @GET
    public Uni<RestResponse<String>> search(
            @Context UriInfo uri,
            @RestQuery Optional<@Size(max = 200) String> q,
            @Valid @BeanParam ProductFilters filters,
            @RestQuery Optional<@Size(max = 1000) String> cursor,
            RoutingContext http) {
        var visit = new Visit(uri);
        var asked = q.map(String::strip).orElse("");
        if (asked.isEmpty()) {
            var head = PageHead.hidden(visit, Said.shop(visit.language()).searchEmptyTitle());
            return Rendering.page(visit.language(), Templates.search(head));
        }
        var request =
                new Search.Request(asked, filters, Lists.SHOWN, cursor, visit.language(), false);
        return Uni.combine()
                .all()
                .unis(
                        search.find(request),
                        narrowing.facets(Optional.of(asked), filters, visit.language()),
                        car(filters.vehicle()))
                .asTuple()
                .invoke(all ->
                        all.getItem1()
                                .askedAgain()
                                .ifPresent(again -> WhenServed.noteOn(http, again)))
                .chain(all -> {
                    var subject = subject(visit, asked, all.getItem3());
                    var list =
                            lists.view(
                                    visit,
                                    subject,
                                    all.getItem1().page(),
                                    all.getItem2(),
                                    List.of());
                    return Rendering.page(
                            visit.language(),
                            Templates.found(
                                    PageHead.hidden(visit, subject.heading()),
                                    list,
                                    answered(asked, all.getItem1())));
                });
    }

    private static Answered answered(String asked, Found found) {
        return new Answered(asked, found.way(), found.corrected().orElse(""));
    }

    private static Subject subject(Visit visit, String asked, Optional<Vehicle> car) {
        return new Subject(
                Said.shop(visit.language()).searchTitle(asked),
                List.of(),
                null,
                car,
                car.isPresent());
    }

    private Uni<Optional<Vehicle>> car(Optional<String> slug) {
        return slug.filter(text -> !text.isBlank())
                .map(vehicles::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
