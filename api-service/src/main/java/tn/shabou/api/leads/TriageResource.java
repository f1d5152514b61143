package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.leads.Triage.Outcome;

/** Work on leads over HTTP. Each answer is the lead as it stands then. */
@Path("/api/admin/leads")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Leads")
class TriageResource {

    /** {@code NotBlank} would refuse what is absent as well. */
    private static final String SOMETHING = "(?s).*\\S.*";

    private final Triage triage;
    private final LeadResource leads;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    TriageResource(
            Triage triage, LeadResource leads, Idempotency idempotency, SecurityIdentity identity) {
        this.idempotency = idempotency;
        this.triage = triage;
        this.leads = leads;
        this.identity = identity;
    }

    /**
     * @param nextAction what to do next; absent for nothing
     * @param nextActionOn by when
     */
    @RegisterForReflection
    record Plan(
            Optional<
                            @Size(max = 200)
                            @Pattern(
                                    regexp = SOMETHING,
                                    message = "{jakarta.validation.constraints.NotBlank.message}")
                            String>
                    nextAction,
            Optional<LocalDate> nextActionOn) {

        private void check() {
            if (nextActionOn.isPresent() && nextAction.isEmpty()) {
                throw new Problem(
                        HttpProblem.INVALID_REQUEST,
                        "Say in nextAction what to do by then, or leave nextActionOn out.");
            }
        }
    }

    @RegisterForReflection
    record Note(@NotBlank @Size(max = 2000) String text) {}

    @POST
    @Path("/{id}/decisions")
    @Operation(summary = "Decide about a lead")
    public Uni<RestResponse<LeadDetail>> decide(
            @RestPath UUID id, @Valid @NotNull Decision decision, RoutingContext http) {
        return triage.decide(id, decision, Staff.editor(identity, http))
                .chain(() -> leads.show(id, http));
    }

    @POST
    @Path("/{id}/decisions/undo")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "Take back the latest decision about a lead")
    public Uni<RestResponse<LeadDetail>> undo(@RestPath UUID id, RoutingContext http) {
        return triage.undo(id, Staff.editor(identity, http)).chain(() -> leads.show(id, http));
    }

    @POST
    @Path("/decisions")
    @Operation(summary = "Decide about all leads that match a filter, or see what that would do")
    public Uni<Outcome> decideAll(
            @Valid @BeanParam LeadFilter filter,
            @Parameter(description = "true changes nothing and says about how many it would be")
                    @RestQuery
                    @DefaultValue("false")
                    boolean validateOnly,
            @Valid @NotNull Decision decision,
            RoutingContext http) {
        return validateOnly
                ? triage.preview(filter, decision)
                : triage.decideAll(filter, decision, Staff.editor(identity, http));
    }

    @POST
    @Path("/decisions/{batch}/undo")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "Take back what was decided together, where nothing was decided since")
    public Uni<Outcome> undoAll(@RestPath UUID batch, RoutingContext http) {
        return triage.undoAll(batch, Staff.editor(identity, http));
    }

    @PUT
    @Path("/{id}/plan")
    @Operation(summary = "Say what to do next about a lead")
    public Uni<RestResponse<LeadDetail>> plan(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull Plan plan,
            RoutingContext http) {
        plan.check();
        return triage.plan(
                        id,
                        plan.nextAction(),
                        plan.nextActionOn(),
                        ifMatch,
                        Staff.editor(identity, http))
                .chain(() -> leads.show(id, http));
    }

    @POST
    @Path("/{id}/notes")
    @Operation(summary = "Note something about a lead")
    public Uni<RestResponse<LeadDetail>> note(
            @RestPath UUID id,
            @Valid @NotNull Note note,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var caller = editor.actor().id().toString();
        var call = idempotency.call(key, caller, "note on lead " + id, note);
        return triage.note(id, note.text(), call, editor).chain(() -> leads.show(id, http));
    }
}
