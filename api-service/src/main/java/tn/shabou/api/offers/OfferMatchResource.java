package tn.shabou.api.offers;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.offers.MatchDecisions.Pair;

/** Matches of offers with our products, over HTTP. */
@Path("/api/admin/offers")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Leads")
class OfferMatchResource {

    private final OfferMatches matches;
    private final MatchDecisions decisions;
    private final SecurityIdentity identity;

    OfferMatchResource(OfferMatches matches, MatchDecisions decisions, SecurityIdentity identity) {
        this.matches = matches;
        this.decisions = decisions;
        this.identity = identity;
    }

    /**
     * @param accepted whether the offer is the product
     */
    @RegisterForReflection
    record Decision(@NotNull Boolean accepted) {}

    @GET
    @Path("/matches")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "Offers that may be products of ours, the likeliest first")
    public Uni<Page<OfferMatch>> open(@Valid @BeanParam Paging paging, RoutingContext http) {
        return matches.open(paging, http);
    }

    @GET
    @Path("/{id}/matches")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "Which product an offer is, or may be, and why")
    public Uni<List<OfferMatch>> show(@RestPath UUID id, RoutingContext http) {
        return matches.of(id, http);
    }

    @PUT
    @Path("/{id}/matches/{product}")
    @Operation(summary = "Say whether an offer is a product of ours, for good")
    public Uni<List<OfferMatch>> decide(
            @RestPath UUID id,
            @RestPath long product,
            @Valid @NotNull Decision decision,
            RoutingContext http) {
        return decisions
                .decide(new Pair(id, product), decision.accepted(), Staff.editor(identity, http))
                .chain(() -> matches.of(id, http));
    }

    @DELETE
    @Path("/{id}/matches/{product}")
    @Operation(summary = "Take back what was said of an offer and a product")
    public Uni<List<OfferMatch>> takeBack(
            @RestPath UUID id, @RestPath long product, RoutingContext http) {
        return decisions
                .takeBack(new Pair(id, product), Staff.editor(identity, http))
                .chain(() -> matches.of(id, http));
    }
}
