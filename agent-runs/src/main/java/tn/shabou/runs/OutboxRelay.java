package tn.shabou.runs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import tn.shabou.redisstreams.OutgoingEntry;
import tn.shabou.redisstreams.StreamPublisher;

/**
 * Sends what the outbox holds. A message is deleted in the transaction that sends it: if the commit
 * fails it is sent again, so delivery is at least once. Any number of replicas may relay at a time,
 * since each skips the rows that another has locked.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final String TAKE =
            """
            DELETE FROM outbox
             WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT %d FOR UPDATE SKIP LOCKED)
            RETURNING id, stream, schema, payload::text AS payload, traceparent
            """
                    .formatted(BATCH);

    private final Pool database;
    private final StreamPublisher streams;
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean wokenWhileSending = new AtomicBoolean();

    OutboxRelay(Pool database, StreamPublisher streams) {
        this.database = database;
        this.streams = streams;
    }

    /**
     * Something was put in the outbox and committed: send it without waiting for the next sweep.
     */
    void wake() {
        wokenWhileSending.set(true);
        sweep().subscribe()
                .with(done -> {}, failure -> LOG.warnf("outbox: %s", failure.getMessage()));
    }

    /** Sends what a crash, or an outage of Redis, left behind. */
    @Scheduled(
            every = "{shabou.run.outbox-sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        if (!sending.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return drain().onTermination()
                .invoke(() -> sending.set(false))
                .onItem()
                .transformToUni(
                        nothing -> wokenWhileSending.get() ? sweep() : Uni.createFrom().voidItem());
    }

    private Uni<Void> drain() {
        wokenWhileSending.set(false);
        return database.withTransaction(this::sendBatch)
                .chain(sent -> sent == BATCH ? drain() : Uni.createFrom().voidItem());
    }

    private Uni<Integer> sendBatch(SqlConnection transaction) {
        return transaction.query(TAKE).execute().map(OutboxRelay::inOrder).chain(this::send);
    }

    private Uni<Integer> send(List<Row> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(0)
                : streams.publishAll(rows.stream().map(OutboxRelay::entry).toList())
                        .replaceWith(rows.size());
    }

    private static List<Row> inOrder(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .sorted(Comparator.comparing(row -> row.getLong("id")))
                .toList();
    }

    private static StreamPublisher.Publication entry(Row row) {
        return new StreamPublisher.Publication(
                row.getString("stream"),
                new OutgoingEntry(
                        row.getString("schema"),
                        row.getString("payload"),
                        Optional.ofNullable(row.getString("traceparent"))));
    }
}
