package tn.shabou.api.agents;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.redisstreams.DeadLetter;
import tn.shabou.redisstreams.DeadLetters;

/** Work that an agent, or the API behind requests, gave up: why, and what to do with it. */
@Path("/api/admin/agents/{agent}/dead-letters")
@Tag(name = "Agents")
class DeadLetterResource {

    private static final String ID = "[0-9]{1,20}-[0-9]{1,20}";
    private static final String OLDEST = "-";
    private static final int AT_ONCE = 100;

    private final DeadLetters letters;
    private final AuditTrail audit;
    private final SecurityIdentity identity;
    private final Cursors cursors;
    private final Pool database;

    DeadLetterResource(
            DeadLetters letters,
            AuditTrail audit,
            SecurityIdentity identity,
            Cursors cursors,
            Pool database) {
        this.letters = letters;
        this.audit = audit;
        this.identity = identity;
        this.cursors = cursors;
        this.database = database;
    }

    /**
     * @param letters how many the step has given up
     */
    record Step(String step, long letters) {}

    /**
     * @param id of the work as it is waiting again
     */
    record Replayed(String id) {}

    /**
     * @param replayed how many wait again
     * @param left how many remain
     */
    @Schema(name = "ReplayedLetters")
    record ReplayedAll(int replayed, long left) {}

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "How much each step of an agent has given up",
            description =
                    "The API itself counts as an agent called api, which sends mail and counts views.")
    public Uni<List<Step>> steps(@RestPath String agent) {
        var worker = Worker.read(agent);
        return Uni.join()
                .all(
                        worker.steps().stream()
                                .map(step ->
                                        letters.count(worker.stream(step))
                                                .map(count -> new Step(step, count)))
                                .toList())
                .andFailFast();
    }

    @GET
    @Path("/{step}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "What a step has given up, oldest first")
    public Uni<Page<DeadLetter>> list(
            @RestPath String agent, @RestPath String step, @Valid @BeanParam Paging paging) {
        var stream = Worker.read(agent).stream(step);
        var from = cursors.after(stream, paging).map(keys -> "(" + keys.getFirst());
        return Uni.combine()
                .all()
                .unis(
                        letters.list(stream, from.orElse(OLDEST), paging.limit() + 1),
                        letters.count(stream))
                .with((found, count) ->
                        cursors.page(
                                stream,
                                found,
                                paging.limit(),
                                Page.Total.exactly(count),
                                last -> List.of(last.id())));
    }

    @POST
    @Path("/{step}/replay")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Have the step try the oldest hundred of them again",
            description =
                    "Ask again for the next, but not for more than there were: what fails once more comes back.")
    public Uni<ReplayedAll> replayAll(
            @RestPath String agent, @RestPath String step, RoutingContext http) {
        var stream = Worker.read(agent).stream(step);
        return letters.list(stream, OLDEST, AT_ONCE)
                .chain(found -> replayed(stream, found))
                .call(count ->
                        write(
                                "replay dead letters",
                                stream,
                                new JsonObject().put("stream", stream).put("letters", count),
                                http))
                .chain(count -> letters.count(stream).map(left -> new ReplayedAll(count, left)));
    }

    private Uni<Integer> replayed(String stream, List<DeadLetter> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(letter -> letters.replay(stream, letter.id()))
                .filter(Optional::isPresent)
                .collect()
                .with(Collectors.summingInt(_ -> 1));
    }

    @POST
    @Path("/{step}/{id}/replay")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Have the step try it again")
    public Uni<Replayed> replay(
            @RestPath String agent,
            @RestPath String step,
            @RestPath @Pattern(regexp = ID) String id,
            RoutingContext http) {
        var stream = Worker.read(agent).stream(step);
        return letters.replay(stream, id)
                .map(replayed -> new Replayed(replayed.orElseThrow(() -> unknown(id))))
                .call(() -> write("replay dead letter", stream, id, http));
    }

    @DELETE
    @Path("/{step}/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Throw it away for good")
    public Uni<Void> drop(
            @RestPath String agent,
            @RestPath String step,
            @RestPath @Pattern(regexp = ID) String id,
            RoutingContext http) {
        var stream = Worker.read(agent).stream(step);
        return letters.drop(stream, id)
                .invoke(dropped -> {
                    if (!dropped) {
                        throw unknown(id);
                    }
                })
                .chain(() -> write("drop dead letter", stream, id, http));
    }

    private Uni<Void> write(String action, String stream, String id, RoutingContext http) {
        return write(action, id, new JsonObject().put("stream", stream), http);
    }

    private Uni<Void> write(String action, String id, JsonObject after, RoutingContext http) {
        var deed =
                new AuditTrail.Deed(
                        Staff.of(identity),
                        action,
                        "dead_letter",
                        id,
                        after,
                        RequestTrace.of(http));
        return database.withTransaction(transaction -> audit.append(transaction, deed));
    }

    private static Problem unknown(String id) {
        return new Problem(
                AgentProblem.DEAD_LETTER_NOT_FOUND,
                "No dead letter has the id %s; it may have been replayed or dropped already.",
                id);
    }
}
