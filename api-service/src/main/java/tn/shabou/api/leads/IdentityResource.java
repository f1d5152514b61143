package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;

/** Which leads are one business, over HTTP. Each act answers the business as it stands then. */
@Path("/api/admin/leads")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Leads")
class IdentityResource {

    private final Identities identities;
    private final Verdicts verdicts;
    private final SecurityIdentity identity;

    IdentityResource(Identities identities, Verdicts verdicts, SecurityIdentity identity) {
        this.identities = identities;
        this.verdicts = verdicts;
        this.identity = identity;
    }

    /**
     * @param into a lead of the business that stays
     */
    @RegisterForReflection
    record Merge(@NotNull UUID into) {}

    /**
     * @param of the lead that looks like it
     */
    @RegisterForReflection
    record Unlike(@NotNull UUID of) {}

    @GET
    @Path("/{id}/identity")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "Of which business a lead is, and why")
    public Uni<Identity> show(@RestPath UUID id, RoutingContext http) {
        return identities
                .of(id, http)
                .map(found ->
                        found.orElseThrow(() ->
                                new Problem(
                                        LeadProblem.LEAD_NOT_FOUND, "No lead has the id %s.", id)));
    }

    @GET
    @Path("/duplicates")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "Pairs of leads that may be one business, the likeliest first")
    public Uni<Page<Suggestion>> duplicates(@Valid @BeanParam Paging paging, RoutingContext http) {
        return identities.open(paging, http);
    }

    @POST
    @Path("/{id}/merge")
    @Operation(summary = "Put the business of a lead together with that of another lead")
    public Uni<Identity> merge(
            @RestPath UUID id, @Valid @NotNull Merge merge, RoutingContext http) {
        return verdicts.merge(id, merge.into(), Staff.editor(identity, http))
                .chain(() -> show(id, http));
    }

    @POST
    @Path("/{id}/split")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "Take a lead apart from the others of its business, for good")
    public Uni<Identity> split(@RestPath UUID id, RoutingContext http) {
        return verdicts.split(id, Staff.editor(identity, http)).chain(() -> show(id, http));
    }

    @POST
    @Path("/{id}/not-a-duplicate")
    @Operation(summary = "Say that two leads are two businesses, for good")
    public Uni<Identity> notADuplicate(
            @RestPath UUID id, @Valid @NotNull Unlike unlike, RoutingContext http) {
        return verdicts.notADuplicate(id, unlike.of(), Staff.editor(identity, http))
                .chain(() -> show(id, http));
    }

    @POST
    @Path("/verdicts/{verdict}/undo")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "Take back what was said of leads")
    public Uni<Identity> undo(
            @Parameter(description = "as the identity of a lead names it") @RestPath long verdict,
            RoutingContext http) {
        return verdicts.undo(verdict, Staff.editor(identity, http)).chain(lead -> show(lead, http));
    }
}
