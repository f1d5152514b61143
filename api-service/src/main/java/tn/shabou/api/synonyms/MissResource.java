package tn.shabou.api.synonyms;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.synonyms.Misses.Miss;

/** Questions that found nothing, over HTTP. */
@Path("/api/admin/search/misses")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Search words")
class MissResource {

    private final Misses misses;
    private final SecurityIdentity identity;

    MissResource(Misses misses, SecurityIdentity identity) {
        this.misses = misses;
        this.identity = identity;
    }

    /**
     * @param dismissed whether it needs no more looking at
     */
    record Decision(@NotNull Boolean dismissed) {}

    @GET
    @Operation(
            summary = "What customers asked for and did not find, the most frequent first",
            description =
                    "Also what they found only after a correction. Make a synonym of one by adding one with its query"
                            + " as what is said; it is then off this list.")
    public Uni<Page<Miss>> list(
            @Parameter(description = "True: those that somebody has looked after.")
                    @RestQuery
                    @DefaultValue("false")
                    boolean dismissed,
            @Valid @BeanParam Paging paging) {
        return misses.list(dismissed, paging);
    }

    @PUT
    @Path("/{words}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Take a miss off the list, or put it back")
    public Uni<Miss> decide(
            @RestPath String words, @Valid @NotNull Decision decision, RoutingContext http) {
        var editor = Staff.editor(identity, http);
        return misses.decide(words, decision.dismissed(), editor);
    }
}
