package tn.shabou.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Messages written in the transaction of what they speak of, so that neither exists without the
 * other; {@link OutboxRelay} sends them after the commit.
 */
@ApplicationScoped
public class Outbox {

    private static final String APPEND =
            """
            INSERT INTO outbox (stream, schema, payload, traceparent)
            SELECT stream, schema, payload::jsonb, traceparent
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                   AS m (stream, schema, payload, traceparent)
            """;

    private final ObjectMapper json;

    Outbox(ObjectMapper json) {
        this.json = json;
    }

    /** A message to send once the transaction has committed. */
    record Entry(String stream, String schema, String payload, @Nullable String traceparent) {}

    /** A message about a task of a run; about the run itself where {@code task} is empty. */
    Entry entry(String stream, String schema, Object message, UUID runId, String task) {
        return new Entry(stream, schema, toJson(message), Trace.parent(runId, task));
    }

    /** Puts in a message that is not about a run; it is sent once the transaction has committed. */
    public Uni<Void> put(SqlConnection transaction, String stream, String schema, Object message) {
        return append(transaction, List.of(new Entry(stream, schema, toJson(message), null)));
    }

    Uni<Void> append(SqlConnection transaction, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows =
                Tuple.of(
                        column(entries, Entry::stream),
                        column(entries, Entry::schema),
                        column(entries, Entry::payload),
                        column(entries, Entry::traceparent));
        return transaction.preparedQuery(APPEND).execute(rows).replaceWithVoid();
    }

    String toJson(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass() + " as JSON", e);
        }
    }

    static @Nullable String[] column(
            Collection<Entry> entries, Function<Entry, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }
}
