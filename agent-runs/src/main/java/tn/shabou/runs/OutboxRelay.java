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
    private final Outbox outbox;
    private final StreamPublisher streams;
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean wokenWhileSending = new AtomicBoolean();

    OutboxRelay(Pool database, Outbox outbox, StreamPublisher streams) {
        this.database = database;
        this.outbox = outbox;
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

    /** Answers how many were sent. */
    private Uni<Integer> sendBatch(SqlConnection transaction) {
        return transaction
                .query(TAKE)
                .execute()
                .map(OutboxRelay::inOrder)
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : send(transaction, rows));
    }

    private Uni<Integer> send(SqlConnection transaction, List<Row> rows) {
        return streams.publishAll(rows.stream().map(OutboxRelay::publication).toList())
                .call(refused -> keep(transaction, rows, refused))
                .map(refused -> rows.size() - refused.size());
    }

    /**
     * What Redis would not take goes to the end of the outbox, so that it holds up nothing else.
     */
    private Uni<Void> keep(
            SqlConnection transaction, List<Row> rows, List<StreamPublisher.Refused> refused) {
        refused.stream()
                .findFirst()
                .ifPresent(first ->
                        LOG.errorf(
                                "outbox: Redis refuses %d messages, they stay: %s",
                                refused.size(), first.why().getMessage()));
        var kept =
                refused.stream()
                        .map(one -> rows.get(one.position()))
                        .map(OutboxRelay::entry)
                        .toList();
        return outbox.append(transaction, kept);
    }

    private static List<Row> inOrder(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .sorted(Comparator.comparing(row -> row.getLong("id")))
                .toList();
    }

    private static Outbox.Entry entry(Row row) {
        return new Outbox.Entry(
                row.getString("stream"),
                row.getString("schema"),
                row.getString("payload"),
                row.getString("traceparent"));
    }

    private static StreamPublisher.Publication publication(Row row) {
        var entry = entry(row);
        return new StreamPublisher.Publication(
                entry.stream(),
                new OutgoingEntry(
                        entry.schema(), entry.payload(), Optional.ofNullable(entry.traceparent())));
    }
}
