package tn.shabou.orion.learning;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.BacktestModel;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.learning.Contest.Verdict;
import tn.shabou.orion.learning.Learning.Lesson;

/**
 * What was learned: tables {@code learned_model}, whose rows never change, {@code champion}, and
 * {@code contest}, which says why. The latest few are kept in memory.
 */
@ApplicationScoped
public class Models {

    private static final Logger LOG = Logger.getLogger(Models.class);
    private static final int KEPT = 8;

    private static final String LOAD = "SELECT id, content FROM learned_model WHERE id = ANY ($1)";

    private static final String SAVE =
            """
            INSERT INTO learned_model (id, grain, horizon, learned_at, series, description, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
            """;

    private static final String CHAMPIONS =
            """
            SELECT c.demand_class, c.model_id, c.since, c.tried_at, m.series
              FROM champion c JOIN learned_model m ON m.id = c.model_id
             WHERE c.grain = $1 AND c.horizon = $2
            """;

    /** An older vintage never dethrones what a newer one found. */
    private static final String CROWN =
            """
            INSERT INTO champion (grain, horizon, demand_class, model_id, since, tried_at)
            SELECT $1, $2, c.demand_class, c.model_id, c.since, $3
              FROM unnest($4::text[], $5::text[], $6::timestamptz[]) AS c (demand_class, model_id, since)
             ORDER BY c.demand_class
            ON CONFLICT (grain, horizon, demand_class) DO UPDATE
               SET model_id = excluded.model_id, since = excluded.since, tried_at = excluded.tried_at
             WHERE champion.tried_at <= excluded.tried_at
            """;

    private static final String RECORD =
            """
            INSERT INTO contest (run_id, grain, demand_class, champion_id, challenger_id, origins, series, champion_error,
                                 challenger_error, standard_error, bias, won)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
            """;

    /** How the latest weeks compare with the quarter before, by RMSSE of the nearest periods. */
    private static final String DRIFT =
            """
            WITH measured AS (
                SELECT demand_class, vintage > $2::timestamptz - interval '35 days' AS lately,
                       sqrt(sum(squared_error) / nullif(sum(scaled), 0)) AS error, sum(scaled) AS n
                  FROM forecast_accuracy
                 WHERE grain = $1 AND vintage <= $2 AND vintage > $2::timestamptz - interval '140 days' AND horizon <= 4
                 GROUP BY 1, 2)
            SELECT EXISTS (SELECT FROM measured n JOIN measured o USING (demand_class)
                            WHERE n.lately AND NOT o.lately AND n.n >= 100 AND o.n >= 100 AND n.error > 1.25 * o.error) AS drifted
            """;

    private final Pool database;
    private final Map<String, PanelForecaster> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(KEPT, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<String, PanelForecaster> eldest) {
                            return size() > KEPT;
                        }
                    });

    Models(Pool database) {
        this.database = database;
    }

    /**
     * What serves a class of demand.
     *
     * @param series how many it was learned from
     */
    record Champion(String modelId, Instant since, Instant triedAt, int series) {}

    /**
     * By id; those that an older version of the service wrote, or that are damaged, are left out.
     */
    public Uni<Map<String, PanelForecaster>> load(Collection<String> ids) {
        var wanted = new HashSet<>(ids);
        var found = new HashMap<String, PanelForecaster>();
        for (var id : wanted) {
            var known = kept.get(id);
            if (known != null) {
                found.put(id, known);
            }
        }
        wanted.removeAll(found.keySet());
        return wanted.isEmpty() ? Uni.createFrom().item(found) : loadToo(wanted, found);
    }

    private Uni<Map<String, PanelForecaster>> loadToo(
            Set<String> wanted, Map<String, PanelForecaster> found) {
        return database.preparedQuery(LOAD)
                .execute(Tuple.of(wanted.toArray(String[]::new)))
                .map(rows -> {
                    rows.forEach(row -> read(row, found));
                    return found;
                });
    }

    private void read(Row row, Map<String, PanelForecaster> found) {
        var id = row.getString("id");
        byte[] content = row.getBuffer("content").getBytes();
        try {
            if (!Learned.digest(content).equals(id)) {
                throw new IllegalArgumentException("its content is not what its name says");
            }
            var forecaster = PanelForecaster.of(content);
            kept.put(id, forecaster);
            found.put(id, forecaster);
        } catch (IllegalArgumentException e) {
            LOG.warnf(e, "model %s cannot be used", id);
        }
    }

    Uni<Map<DemandClass, Champion>> champions(Grain grain, int horizon) {
        return database.preparedQuery(CHAMPIONS)
                .execute(Tuple.of(grain.name(), horizon))
                .map(rows -> {
                    var champions = new HashMap<DemandClass, Champion>();
                    rows.forEach(row ->
                            champions.put(
                                    DemandClass.valueOf(row.getString("demand_class")),
                                    new Champion(
                                            row.getString("model_id"),
                                            row.getOffsetDateTime("since").toInstant(),
                                            row.getOffsetDateTime("tried_at").toInstant(),
                                            row.getInteger("series"))));
                    return champions;
                });
    }

    /** Whether forecasts of some class have become a quarter worse than they were. */
    Uni<Boolean> hasDrifted(Grain grain, Instant vintage) {
        return database.preparedQuery(DRIFT)
                .execute(Tuple.of(grain.name(), utc(vintage)))
                .map(rows -> rows.iterator().next().getBoolean("drifted"));
    }

    Uni<Void> save(SqlConnection transaction, LearnPanel task, Learned learned) {
        kept.put(learned.id(), learned.forecaster());
        var row =
                Tuple.tuple()
                        .addString(learned.id())
                        .addString(task.grain().name())
                        .addInteger(task.horizon())
                        .addOffsetDateTime(utc(learned.learnedAt()))
                        .addInteger(learned.series())
                        .addString(learned.forecaster().toString())
                        .addBuffer(Buffer.buffer(learned.content()));
        return transaction.preparedQuery(SAVE).execute(row).replaceWithVoid();
    }

    Uni<Void> crown(SqlConnection transaction, LearnPanel task, Lesson lesson) {
        var champions = lesson.champions();
        var classes = champions.keySet().stream().sorted().toList();
        var row =
                Tuple.tuple()
                        .addString(task.grain().name())
                        .addInteger(task.horizon())
                        .addOffsetDateTime(utc(lesson.triedAt()))
                        .addArrayOfString(classes.stream().map(Enum::name).toArray(String[]::new))
                        .addArrayOfString(
                                classes.stream()
                                        .map(champions::get)
                                        .map(Champion::modelId)
                                        .toArray(String[]::new))
                        .addArrayOfOffsetDateTime(
                                classes.stream()
                                        .map(champions::get)
                                        .map(champion -> utc(champion.since()))
                                        .toArray(OffsetDateTime[]::new));
        return transaction.preparedQuery(CROWN).execute(row).replaceWithVoid();
    }

    Uni<Void> record(SqlConnection transaction, LearnPanel task, Lesson lesson) {
        var challenger = lesson.fresh().map(Learned::id).orElse(null);
        return record(
                transaction,
                lesson.verdicts().stream()
                        .map(verdict -> {
                            var former = lesson.former().get(verdict.demandClass());
                            var champion = Objects.requireNonNull(former).modelId();
                            return row(task.runId(), task.grain(), verdict, champion, challenger);
                        })
                        .toList());
    }

    /** Of a model that was compared with itself. */
    Uni<Void> record(SqlConnection transaction, BacktestModel task, List<Verdict> verdicts) {
        var model = task.model();
        return record(
                transaction,
                verdicts.stream()
                        .map(verdict -> row(task.runId(), task.grain(), verdict, model, model))
                        .toList());
    }

    private static Uni<Void> record(SqlConnection transaction, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(RECORD).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(
            UUID runId,
            Grain grain,
            Verdict verdict,
            String champion,
            @Nullable String challenger) {
        return Tuple.tuple()
                .addUUID(runId)
                .addString(grain.name())
                .addString(verdict.demandClass().name())
                .addString(champion)
                .addString(challenger)
                .addInteger(verdict.origins())
                .addInteger(verdict.series())
                .addDouble(verdict.championError())
                .addDouble(verdict.challengerError())
                .addDouble(verdict.standardError())
                .addDouble(verdict.bias())
                .addBoolean(verdict.won());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
