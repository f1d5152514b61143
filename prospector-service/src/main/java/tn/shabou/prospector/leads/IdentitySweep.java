package tn.shabou.prospector.leads;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import tn.shabou.prospector.identity.Resolution;
import tn.shabou.prospector.identity.Verdict;
import tn.shabou.prospector.leads.IdentityRows.Pair;

/**
 * Finds out anew who is who whenever leads changed. All leads are compared each time, so what comes
 * out depends on what is known alone, never on the order in which it came; what changed is written,
 * with the changes that are dealt with, in one transaction. A sweep that dies is made good by the
 * next one.
 */
@ApplicationScoped
public class IdentitySweep {

    private static final Logger LOG = Logger.getLogger(IdentitySweep.class);

    /** False when another replica is at it. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_try_advisory_xact_lock(hashtext('identity sweep')) AS ours";

    private static final String CHANGES =
            "SELECT coalesce(array_agg(id), '{}') AS ids FROM lead_change";

    private static final String DEAL_WITH = "DELETE FROM lead_change WHERE id = ANY ($1::bigint[])";

    private static final String TOLD = "SELECT one, other, fingerprint FROM lead_likeness";

    /** Staff wait for that until the sweep is committed, and then find what they need. */
    private static final String HOLD_STAFF =
            "SELECT pg_advisory_xact_lock(hashtext('lead verdicts'))";

    /** Changes with every verdict, and whenever one is taken back. */
    private static final String SAID =
            "SELECT count(*) || ' ' || count(undone_at) AS said FROM lead_verdict";

    private final Pool database;
    private final KnownLeads leads;

    IdentitySweep(Pool database, KnownLeads leads) {
        this.database = database;
        this.leads = leads;
    }

    /**
     * What a sweep did.
     *
     * @param changes that it dealt with; with none nothing is compared
     * @param moved leads that are of another business or place now
     */
    public record Swept(int changes, int moved) {}

    private record Facts(
            Long[] changes,
            String said,
            List<Row> leads,
            List<Verdict> verdicts,
            Map<Pair, Long> told) {}

    @Scheduled(
            every = "{shabou.prospector.identity.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweepWhenDue() {
        return sweep().replaceWithVoid();
    }

    public Uni<Swept> sweep() {
        return database.withTransaction(transaction ->
                        transaction
                                .query(ONE_AT_A_TIME)
                                .execute()
                                .chain(rows ->
                                        rows.iterator().next().getBoolean("ours")
                                                ? changes(transaction)
                                                : Uni.createFrom().item(new Long[0]))
                                .chain(changes ->
                                        changes.length == 0
                                                ? Uni.createFrom().item(new Swept(0, 0))
                                                : resolve(transaction, changes)))
                .invoke(swept -> {
                    if (swept.changes() > 0) {
                        LOG.infof(
                                "identity: %d changes, %d leads moved",
                                swept.changes(), swept.moved());
                    }
                });
    }

    private static Uni<Long[]> changes(SqlConnection transaction) {
        return transaction
                .query(CHANGES)
                .execute()
                .map(rows -> rows.iterator().next().getArrayOfLongs("ids"));
    }

    private Uni<Swept> resolve(SqlConnection transaction, Long[] changes) {
        return facts(transaction, changes)
                .chain(facts ->
                        Uni.createFrom()
                                .item(() -> rows(facts))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                                .chain(rows -> write(transaction, facts, rows)));
    }

    /** Nothing, when staff said something meanwhile; the next sweep knows it. */
    private static Uni<Swept> write(SqlConnection transaction, Facts facts, IdentityRows rows) {
        return transaction
                .query(HOLD_STAFF)
                .execute()
                .chain(() -> said(transaction))
                .chain(said ->
                        said.equals(facts.said())
                                ? rows.write(transaction)
                                        .chain(() ->
                                                transaction
                                                        .preparedQuery(DEAL_WITH)
                                                        .execute(
                                                                Tuple.tuple()
                                                                        .addArrayOfLong(
                                                                                facts.changes())))
                                        .map(_ ->
                                                new Swept(
                                                        facts.changes().length,
                                                        rows.moved().size()))
                                : Uni.createFrom().item(new Swept(0, 0)));
    }

    private Uni<Facts> facts(SqlConnection transaction, Long[] changes) {
        return said(transaction)
                .chain(said ->
                        leads.leads(transaction)
                                .chain(all ->
                                        leads.verdicts(transaction)
                                                .chain(verdicts ->
                                                        told(transaction)
                                                                .map(told ->
                                                                        new Facts(
                                                                                changes, said, all,
                                                                                verdicts, told)))));
    }

    private static Uni<String> said(SqlConnection transaction) {
        return transaction
                .query(SAID)
                .execute()
                .map(rows -> rows.iterator().next().getString("said"));
    }

    private static Uni<Map<Pair, Long>> told(SqlConnection transaction) {
        return transaction
                .query(TOLD)
                .execute()
                .map(rows -> {
                    Map<Pair, Long> told = new HashMap<>();
                    StreamSupport.stream(rows.spliterator(), false)
                            .forEach(row ->
                                    told.put(IdentityRows.pair(row), row.getLong("fingerprint")));
                    return told;
                });
    }

    private static IdentityRows rows(Facts facts) {
        var known = facts.leads().stream().map(KnownLeads::known).toList();
        var resolution =
                Resolution.of(
                        known.stream().map(KnownLeads.Known::party).toList(), facts.verdicts());
        return IdentityRows.of(known, resolution, facts.verdicts(), facts.told());
    }
}
