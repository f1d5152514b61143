package tn.shabou.prospector.learning;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.prospector.scoring.Dimension;
import tn.shabou.prospector.scoring.LeadFeatures;
import tn.shabou.prospector.scoring.LeadFeatures.HardZero;
import tn.shabou.prospector.scoring.LeadScore;
import tn.shabou.prospector.scoring.ScoreModel;

/**
 * The scores of leads and what made them: {@code lead_score} and {@code score_contribution}. To
 * score again what has not changed writes the same.
 */
@ApplicationScoped
public class Scores {

    private static final String FEATURES =
            """
            SELECT l.id, l.kind, l.governorate IS NOT NULL AS in_tunisia, l.phones <> '{}' AS phone, l.emails <> '{}' AS email,
                   l.address IS NOT NULL AS address, l.website IS NOT NULL AS website,
                   o.offers, o.matched, o.priced, e.pages, e.confidence, e.mobile,
                   coalesce(s.decided, 0) AS decided, coalesce(s.bad, 0) AS bad,
                   coalesce(l.domain = ANY ($2::text[]), false) OR l.phones && $3::text[] AS own,
                   l.operating_status IN ('CLOSED', 'GONE') OR
                   coalesce((SELECT cause = 'CLOSED' FROM lead_review WHERE lead_id = l.id ORDER BY id DESC LIMIT 1), false) AS closed,
                   m.version, m.weights, m.calibration
              FROM lead l
              JOIN score_model m ON m.state = 'ACTIVE'
              LEFT JOIN source_record s ON s.source_id = l.source_id,
                   LATERAL (SELECT count(*)::int AS offers, count(product_id)::int AS matched, count(amount)::int AS priced
                              FROM offer WHERE lead_id = l.id) AS o,
                   LATERAL (SELECT count(DISTINCT url)::int AS pages, coalesce(max(confidence), 0)::float8 AS confidence,
                                   coalesce(bool_or(field = 'PHONE' AND method LIKE '% mobile'), false) AS mobile
                              FROM lead_evidence WHERE lead_id = l.id) AS e
             WHERE l.id = ANY ($1::uuid[])
            """;

    private static final String SET =
            """
            WITH scored AS (
                SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::int[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[])
                           AS s (lead_id, score, model, fit, reachability, confidence, zero_because, features, raises)
            ), valued AS (
                UPDATE lead SET score = s.score FROM scored s WHERE lead.id = s.lead_id AND lead.score <> s.score
            ), forgotten AS (
                DELETE FROM score_contribution WHERE lead_id = ANY ($1::uuid[])
            )
            INSERT INTO lead_score (lead_id, model, fit, reachability, confidence, zero_because, features, raises)
            SELECT lead_id, model, fit, reachability, confidence, zero_because, features::jsonb, raises::jsonb FROM scored
            ON CONFLICT (lead_id) DO UPDATE
               SET model = excluded.model, fit = excluded.fit, reachability = excluded.reachability,
                   confidence = excluded.confidence, zero_because = excluded.zero_because, features = excluded.features,
                   raises = excluded.raises, stale = false
            """;

    private static final String EXPLAIN =
            """
            INSERT INTO score_contribution (lead_id, model, dimension, feature, points)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::float8[])
            """;

    private final String[] ownDomains;
    private final String[] ownPhones;

    /** A version never changes, so it is read once. */
    private final ConcurrentHashMap<String, ScoreModel> models = new ConcurrentHashMap<>();

    Scores(LearningConfig config) {
        this.ownDomains = config.ownDomains().orElse(Set.of()).toArray(String[]::new);
        this.ownPhones = config.ownPhones().orElse(Set.of()).toArray(String[]::new);
    }

    /** A lead, with what the model that serves saw in it and made of it. */
    private record Scored(UUID lead, ScoreModel model, LeadFeatures features, LeadScore score) {

        private static Scored of(UUID lead, ScoreModel model, LeadFeatures features) {
            return new Scored(lead, model, features, model.score(features));
        }
    }

    /** Scores leads whose rows the transaction holds, so that nobody else scores them meanwhile. */
    public Uni<Void> write(SqlConnection transaction, UUID... leads) {
        return transaction
                .preparedQuery(FEATURES)
                .execute(Tuple.of(leads, ownDomains, ownPhones))
                .map(rows -> rows.stream().map(this::scored).toList())
                .chain(scored -> write(transaction, scored));
    }

    private Scored scored(Row row) {
        var model =
                models.computeIfAbsent(
                        row.getString("version"),
                        version ->
                                ModelJson.model(
                                        version,
                                        row.getJsonObject("weights"),
                                        row.getJsonObject("calibration")));
        return Scored.of(row.getUUID("id"), model, features(row));
    }

    private static Uni<Void> write(SqlConnection transaction, List<Scored> scored) {
        return transaction
                .preparedQuery(SET)
                .execute(scores(scored))
                .chain(() -> transaction.preparedQuery(EXPLAIN).execute(contributions(scored)))
                .replaceWithVoid();
    }

    private static Tuple scores(List<Scored> scored) {
        return Tuple.tuple()
                .addArrayOfUUID(scored.stream().map(Scored::lead).toArray(UUID[]::new))
                .addArrayOfInteger(
                        scored.stream().map(one -> one.score().value()).toArray(Integer[]::new))
                .addArrayOfString(
                        scored.stream().map(one -> one.model().version()).toArray(String[]::new))
                .addArrayOfInteger(part(scored, Dimension.FIT))
                .addArrayOfInteger(part(scored, Dimension.REACHABILITY))
                .addArrayOfInteger(part(scored, Dimension.CONFIDENCE))
                .addArrayOfString(
                        scored.stream()
                                .map(one -> one.score().zero().map(Enum::name).orElse(null))
                                .toArray(String[]::new))
                .addArrayOfString(
                        scored.stream()
                                .map(one -> ModelJson.values(one.features().values()).encode())
                                .toArray(String[]::new))
                .addArrayOfString(
                        scored.stream().map(one -> raises(one.score())).toArray(String[]::new));
    }

    private static Integer[] part(List<Scored> scored, Dimension dimension) {
        return scored.stream()
                .map(one -> Objects.requireNonNull(one.score().parts().get(dimension)))
                .toArray(Integer[]::new);
    }

    private static String raises(LeadScore score) {
        var array = new JsonArray();
        score.raises()
                .forEach(raise ->
                        array.add(
                                new JsonObject()
                                        .put("feature", raise.feature().key())
                                        .put("points", raise.points())));
        return array.encode();
    }

    /** What one feature added to one lead, or took from it. */
    private record Line(UUID lead, String model, LeadScore.Contribution contribution) {}

    private static Tuple contributions(List<Scored> scored) {
        var lines =
                scored.stream()
                        .flatMap(one ->
                                one.score().contributions().stream()
                                        .map(each ->
                                                new Line(one.lead(), one.model().version(), each)))
                        .toArray(Line[]::new);
        return Tuple.of(
                Arrays.stream(lines).map(Line::lead).toArray(UUID[]::new),
                Arrays.stream(lines).map(Line::model).toArray(String[]::new),
                Arrays.stream(lines)
                        .map(line -> line.contribution().feature().dimension().name())
                        .toArray(String[]::new),
                Arrays.stream(lines)
                        .map(line -> line.contribution().feature().key())
                        .toArray(String[]::new),
                Arrays.stream(lines)
                        .map(line -> line.contribution().points())
                        .toArray(Double[]::new));
    }

    private static LeadFeatures features(Row row) {
        return new LeadFeatures(
                LeadKind.valueOf(row.getString("kind")),
                row.getInteger("offers"),
                row.getInteger("matched"),
                row.getInteger("priced"),
                row.getBoolean("in_tunisia"),
                row.getBoolean("phone"),
                row.getBoolean("mobile"),
                row.getBoolean("email"),
                row.getBoolean("address"),
                row.getBoolean("website"),
                row.getInteger("pages"),
                row.getDouble("confidence"),
                LeadFeatures.sourceErrors(row.getInteger("decided"), row.getInteger("bad")),
                zero(row));
    }

    private static Optional<HardZero> zero(Row row) {
        if (row.getBoolean("own")) {
            return Optional.of(HardZero.OWN_BRANCH);
        }
        return row.getBoolean("closed") ? Optional.of(HardZero.CLOSED) : Optional.empty();
    }
}
