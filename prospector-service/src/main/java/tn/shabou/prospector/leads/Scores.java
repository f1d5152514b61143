package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.prospector.scoring.LeadFeatures;
import tn.shabou.prospector.scoring.LeadScore;
import tn.shabou.prospector.scoring.LeadScore.Contribution;

/** The score of a lead and what made it: table {@code score_contribution}. */
@ApplicationScoped
class Scores {

    private static final String FEATURES =
            """
            SELECT l.kind, l.governorate IS NOT NULL AS in_tunisia, l.phones <> '{}' AS phone, l.emails <> '{}' AS email,
                   l.address IS NOT NULL AS address, l.website IS NOT NULL AS website,
                   o.offers, o.matched, o.priced, e.pages, e.confidence, e.mobile
              FROM lead l,
                   LATERAL (SELECT count(*)::int AS offers, count(product_id)::int AS matched, count(amount)::int AS priced
                              FROM offer WHERE lead_id = l.id) AS o,
                   LATERAL (SELECT count(DISTINCT url)::int AS pages, coalesce(max(confidence), 0)::float8 AS confidence,
                                   coalesce(bool_or(field = 'PHONE' AND method LIKE '% mobile'), false) AS mobile
                              FROM lead_evidence WHERE lead_id = l.id) AS e
             WHERE l.id = $1
            """;

    private static final String SET = "UPDATE lead SET score = $2 WHERE id = $1 AND score <> $2";

    private static final String FORGET = "DELETE FROM score_contribution WHERE lead_id = $1";

    private static final String EXPLAIN =
            """
            INSERT INTO score_contribution (lead_id, model, dimension, feature, points)
            SELECT $1, $2, c.* FROM unnest($3::text[], $4::text[], $5::float8[]) AS c (dimension, feature, points)
            """;

    Uni<Void> write(SqlConnection transaction, UUID lead) {
        return transaction
                .preparedQuery(FEATURES)
                .execute(Tuple.of(lead))
                .map(rows -> LeadScore.of(features(rows.iterator().next())))
                .chain(score -> write(transaction, lead, score));
    }

    private static Uni<Void> write(SqlConnection transaction, UUID lead, LeadScore score) {
        return transaction
                .preparedQuery(SET)
                .execute(Tuple.of(lead, score.value()))
                .chain(() -> transaction.preparedQuery(FORGET).execute(Tuple.of(lead)))
                .chain(() -> transaction.preparedQuery(EXPLAIN).execute(row(lead, score)))
                .replaceWithVoid();
    }

    private static Tuple row(UUID lead, LeadScore score) {
        return Tuple.of(
                lead,
                LeadScore.MODEL,
                column(score, contribution -> contribution.dimension().name()),
                column(score, Contribution::feature),
                score.contributions().stream().map(Contribution::points).toArray(Double[]::new));
    }

    private static String[] column(LeadScore score, Function<Contribution, String> value) {
        return score.contributions().stream().map(value).toArray(String[]::new);
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
                row.getDouble("confidence"));
    }
}
