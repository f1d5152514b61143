package tn.shabou.api.reports;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;

/** The reports that the owner got on Mondays, over HTTP. */
@Path("/api/admin/reports")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Reports")
class ReportResource {

    private final Reports reports;
    private final ReportPage page;

    ReportResource(Reports reports, ReportPage page) {
        this.reports = reports;
        this.page = page;
    }

    @GET
    @Operation(summary = "The weekly reports, latest first")
    public Uni<Page<Reports.Card>> list() {
        return reports.list().map(Page::whole);
    }

    @GET
    @Path("/{monday}")
    @Operation(summary = "What a report tells")
    public Uni<WeekFacts> show(
            @Parameter(description = "The day it was due.") @RestPath LocalDate monday) {
        return reports.find(monday);
    }

    @GET
    @Path("/{monday}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "A report as a page, as it was mailed",
            description = "French, or Arabic where the reader prefers it.")
    public Uni<String> page(
            @Parameter(description = "The day it was due.") @RestPath LocalDate monday,
            RoutingContext http) {
        return reports.find(monday).chain(facts -> page.html(facts, language(http)));
    }

    @GET
    @Path("/{monday}/text")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "A report as plain text, as it was mailed",
            description = "French, or Arabic where the reader prefers it.")
    public Uni<String> text(
            @Parameter(description = "The day it was due.") @RestPath LocalDate monday,
            RoutingContext http) {
        return reports.find(monday).chain(facts -> page.text(facts, language(http)));
    }

    private static Language language(RoutingContext http) {
        return Language.of(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
