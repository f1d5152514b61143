package tn.shabou.api.calendar;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.idempotency.Idempotency;

/** Announced days over HTTP. */
@Path("/api/admin/calendar")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Forecasts")
class CalendarResource {

    private final AnnouncedDays days;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    CalendarResource(AnnouncedDays days, Idempotency idempotency, SecurityIdentity identity) {
        this.days = days;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Days that staff announced, the latest first")
    public Uni<List<AnnouncedDay>> list() {
        return days.list();
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Announce days, which Orion takes instead of what it computes",
            description =
                    "Of a religious day the first day counts, and which year it is of is told from it. Announced school"
                            + " holidays of a school year stand for all of them but the summer.")
    public Uni<RestResponse<AnnouncedDay>> announce(
            @Valid @NotNull AnnouncedDay.Draft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var caller = Staff.of(identity).id().toString();
        var call = idempotency.call(key, caller, "announce days", draft);
        return days.add(draft, call, Staff.editor(identity, http))
                .map(made -> RestResponse.status(RestResponse.Status.CREATED, made));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Withdraw announced days: Orion goes by what it computes again")
    public Uni<Void> withdraw(@RestPath long id, RoutingContext http) {
        return days.remove(id, Staff.editor(identity, http));
    }
}
