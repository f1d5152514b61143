package tn.shabou.api.agents;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunState;
import tn.shabou.runs.Run;
import tn.shabou.runs.RunHistory;
import tn.shabou.runs.RunRequest;
import tn.shabou.runs.Runs;

/** Runs of the agents: start one, watch it. */
@Path("/api/admin/agents/{agent}/runs")
@Tag(name = "Agents")
class AgentResource {

    private static final Duration FINDING = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Who still watches then asks again: most have gone away without saying so. */
    private static final Duration NOTHING_HAPPENS = Duration.ofMinutes(5);

    private static final int MOST_FAILURES = 200;

    private final Runs runs;
    private final RunHistory history;
    private final RunPhases phases;
    private final AuditTrail audit;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;
    private final Cursors cursors;

    AgentResource(
            Runs runs,
            RunHistory history,
            RunPhases phases,
            AuditTrail audit,
            Idempotency idempotency,
            SecurityIdentity identity,
            Cursors cursors) {
        this.runs = runs;
        this.history = history;
        this.phases = phases;
        this.audit = audit;
        this.idempotency = idempotency;
        this.identity = identity;
        this.cursors = cursors;
    }

    /**
     * @param parameters what this run shall do differently, as the agent's documentation names it
     */
    @RegisterForReflection
    record Start(
            Optional<@Size(max = 20) Map<@Size(max = 40) String, @NotNull @Size(max = 200) String>>
                    parameters) {}

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // no body, hence no type, is fine
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Start a run; poll the answer's Location to follow it")
    public Uni<RestResponse<Run>> start(
            @RestPath String agent,
            @Valid @Nullable Start body,
            @HeaderParam(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var staff = Staff.of(identity);
        var parameters = Optional.ofNullable(body).flatMap(Start::parameters).orElse(Map.of());
        var request = new RunRequest.Manual(AgentName.read(agent), parameters, staff.id());
        var call =
                idempotency.call(key, staff.id().toString(), "start run of " + agent, parameters);
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? Uni.createFrom().item(UUID.fromString(known.get()))
                                : start(request, call, staff, RequestTrace.of(http)))
                .chain(runId -> history.find(request.agent(), runId))
                .map(run -> accepted(run.orElseThrow()));
    }

    private Uni<UUID> start(
            RunRequest request, Idempotency.Call call, Staff staff, String traceId) {
        return runs.request(
                        request,
                        (transaction, runId) ->
                                idempotency
                                        .keep(transaction, call, runId.toString())
                                        .chain(() ->
                                                audit.append(
                                                        transaction,
                                                        started(staff, request, runId, traceId))))
                .map(Optional::orElseThrow);
    }

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "The latest runs of an agent, newest first")
    public Uni<Page<Run>> list(
            @RestPath String agent,
            @RestQuery Optional<RunState> state,
            @Valid @BeanParam Paging paging) {
        var which = AgentName.read(agent);
        var list = "runs\n%s\n%s".formatted(which, state.map(Enum::name).orElse(""));
        return Uni.combine()
                .all()
                .unis(
                        history.latest(
                                which,
                                state,
                                cursors.after(list, paging).map(AgentResource::position),
                                paging.limit() + 1),
                        history.count(which, state, Page.Total.BOUND + 1))
                .with((found, count) ->
                        cursors.page(
                                list,
                                found,
                                paging.limit(),
                                Page.Total.bounded(count),
                                last ->
                                        List.of(
                                                last.requestedAt().toString(),
                                                last.id().toString())));
    }

    private static RunHistory.Position position(List<String> values) {
        return new RunHistory.Position(
                Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "How a run stands")
    public Uni<Run> show(@RestPath String agent, @RestPath UUID id) {
        return find(AgentName.read(agent), id);
    }

    @GET
    @Path("/{id}/failures")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "Tasks of a run that failed for good, the latest 200 of them")
    public Uni<Page<RunHistory.Failure>> failures(@RestPath String agent, @RestPath UUID id) {
        return find(AgentName.read(agent), id)
                .chain(run -> history.failures(run.id(), MOST_FAILURES))
                .map(Page::whole);
    }

    @GET
    @Path("/{id}/phases")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "How far each step of a run has come, and what failed in it",
            description =
                    "In the order of the steps. Steps that come later have no tasks yet, and are not there.")
    public Uni<List<RunPhases.Phase>> phases(@RestPath String agent, @RestPath UUID id) {
        return find(AgentName.read(agent), id).chain(run -> phases.of(run.id()));
    }

    @GET
    @Path("/{id}/events")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Blocking // until it is known whether there is such a run
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "The run, again each time that something of it changed, until it is over")
    public Multi<Run> watch(@RestPath String agent, @RestPath UUID id) {
        var which = AgentName.read(agent);
        find(which, id).await().atMost(FINDING);
        return Multi.createBy()
                .repeating()
                .uni(() -> find(which, id))
                .withDelay(LOOK_AGAIN)
                .whilst(run -> !run.state().isOver())
                .skip()
                .repetitions()
                .ifNoItem()
                .after(NOTHING_HAPPENS)
                .recoverWithCompletion();
    }

    private Uni<Run> find(Agent agent, UUID id) {
        return history.find(agent, id)
                .map(run ->
                        run.orElseThrow(() ->
                                new Problem(
                                        AgentProblem.RUN_NOT_FOUND, "No run has the id %s.", id)));
    }

    private static AuditTrail.Deed started(
            Staff staff, RunRequest request, UUID runId, String traceId) {
        var after =
                new JsonObject()
                        .put("agent", request.agent().slug())
                        .put("parameters", new JsonObject(Map.copyOf(request.parameters())));
        return new AuditTrail.Deed(
                staff, "start run", "agent_run", runId.toString(), after, traceId);
    }

    private static RestResponse<Run> accepted(Run run) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, run)
                .location(
                        URI.create(
                                "/api/admin/agents/%s/runs/%s"
                                        .formatted(run.agent().slug(), run.id())))
                .build();
    }
}
