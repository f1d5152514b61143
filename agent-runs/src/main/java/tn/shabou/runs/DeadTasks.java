package tn.shabou.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import tn.shabou.redisstreams.StreamEntry;

/**
 * Turns an entry of a dead-letter stream into the failure of what it was part of, so that the run
 * ends and says why. The entry itself stays in its stream, to be looked at and replayed.
 */
@ApplicationScoped
public class DeadTasks {

    private static final Logger LOG = Logger.getLogger(DeadTasks.class);

    private final Runs runs;
    private final ObjectMapper json;

    DeadTasks(Runs runs, ObjectMapper json) {
        this.runs = runs;
        this.json = json;
    }

    /**
     * Records the failure, of a task, or of the whole run where the letter is not about a task;
     * then acknowledges the letter. What cannot be recorded now is asked for again.
     */
    public Uni<Void> bury(Message<String> deadLetter) {
        return record(deadLetter)
                .chain(() -> Uni.createFrom().completionStage(deadLetter.ack()))
                .onFailure()
                .recoverWithUni(
                        failure -> Uni.createFrom().completionStage(deadLetter.nack(failure)));
    }

    private Uni<Void> record(Message<String> deadLetter) {
        var reason = reason(deadLetter);
        var letter = read(deadLetter.getPayload());
        var runId = field(letter, "runId").flatMap(DeadTasks::uuid);
        if (runId.isEmpty()) {
            LOG.errorf("a dead letter belongs to no run (%s): %s", reason, deadLetter.getPayload());
            return Uni.createFrom().voidItem();
        }
        return field(letter, "task")
                .map(task -> runs.fail(runId.get(), task, reason))
                .orElseGet(() -> runs.abandon(runId.get(), reason));
    }

    private static String reason(Message<String> deadLetter) {
        return deadLetter
                .getMetadata(StreamEntry.class)
                .map(entry -> entry.fields().get("dead-error"))
                .orElse("unknown reason");
    }

    private JsonNode read(String payload) {
        try {
            return json.readTree(payload);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }

    private static Optional<String> field(JsonNode letter, String name) {
        return Optional.ofNullable(letter.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
