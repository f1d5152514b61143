package tn.shabou.prospector.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.Owner;
import tn.shabou.prospector.WithServers;
import tn.shabou.prospector.scoring.ScoreModel;

/** What staff decide becomes the score, where it proves right. */
@WithServers
class TrainingTest {

    private static final Instant MORNING = Instant.parse("2026-12-01T05:00:00Z");
    private static final String ACTIVE = "SELECT version FROM score_model WHERE state = 'ACTIVE'";

    @Inject Pool database;
    @Inject Scores scores;

    private long source;

    @BeforeEach
    void aSourceOfLeads() {
        forget();
        Owner.rows(
                "INSERT INTO app_user (email, full_name, role, password_hash) VALUES ('staff@shabou.test', 'Test', 'STAFF', 'x') ON CONFLICT DO NOTHING RETURNING id");
        source =
                Owner.number(
                        "INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Apprentissage', 'own') RETURNING id");
    }

    @AfterEach
    void forget() {
        Owner.rows(
                "DELETE FROM lead WHERE source_id IN (SELECT id FROM lead_source WHERE name = 'Apprentissage') RETURNING id");
        Owner.rows("DELETE FROM lead_source WHERE name = 'Apprentissage' RETURNING id");
        Owner.one("WITH gone AS (DELETE FROM lead_score RETURNING 1) SELECT count(*) FROM gone");
        Owner.one(
                "WITH gone AS (DELETE FROM score_model WHERE version <> 'hand-1' RETURNING 1) SELECT count(*) FROM gone");
        Owner.rows("UPDATE score_model SET state = 'ACTIVE' RETURNING version");
    }

    @Test
    void theModelByHandIsTheSameInCodeAndDatabase() {
        var stored =
                database.query(
                                "SELECT weights, calibration FROM score_model WHERE version = 'hand-1'")
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next();

        assertThat(
                        ModelJson.model(
                                "hand-1",
                                stored.getJsonObject("weights"),
                                stored.getJsonObject("calibration")))
                .isEqualTo(ScoreModel.HAND);
    }

    @Test
    void whatProvedBetterServesAndScoresEveryLeadAgainOnce() {
        decided(300, "(i % 3 = 0)", "'WRONG_TYPE'");

        learn(true);
        assertThat(Owner.one(ACTIVE)).isEqualTo("learned-2026-12-01");
        assertThat(
                        Owner.one(
                                "SELECT (metrics->'candidate'->>'brier')::float < (metrics->'present'->>'brier')::float FROM score_model WHERE state = 'ACTIVE'"))
                .isEqualTo("t");

        rescore();
        assertThat(
                        Owner.rows(
                                "SELECT DISTINCT model FROM lead_score s JOIN lead l ON l.id = s.lead_id WHERE source_id = ?",
                                source))
                .containsExactly("learned-2026-12-01");
        var written = scoredRows();
        rescore();
        assertThat(scoredRows()).isEqualTo(written);
    }

    @Test
    void aModelIsLearnedOnceADay() {
        decided(300, "(i % 3 = 0)", "'WRONG_TYPE'");

        learn(true);
        learn(true);

        assertThat(Owner.number("SELECT count(*) FROM score_model")).isEqualTo(2);
    }

    @Test
    void mayWaitForAPerson() {
        decided(300, "(i % 3 = 0)", "'WRONG_TYPE'");

        learn(false);

        assertThat(Owner.one(ACTIVE)).isEqualTo("hand-1");
        assertThat(Owner.rows("SELECT state FROM score_model WHERE version <> 'hand-1'"))
                .containsExactly("READY");
    }

    @Test
    void badDataSpeaksOfTheSourceAndOfNothingElse() {
        decided(300, "(i % 3 = 0)", "'BAD_DATA'");

        learn(true);

        assertThat(Owner.one(ACTIVE)).isEqualTo("hand-1");
        assertThat(Owner.rows("SELECT decided, bad FROM source_record WHERE source_id = ?", source))
                .containsExactly("300|200");
    }

    @Test
    void whatStaffSayHasClosedIsZeroUntilTheyTakeThatBack() {
        decided(1, "true", "'CLOSED'");
        rescore();
        var before = Owner.number("SELECT score FROM lead WHERE source_id = ?", source);

        review("QUALIFIED", "REJECTED", "'CLOSED'", "NULL");
        rescore();
        assertThat(standing()).isEqualTo("0|CLOSED");

        review(
                "REJECTED",
                "QUALIFIED",
                "NULL",
                "(SELECT max(r.id) FROM lead_review r WHERE r.lead_id = l.id)");
        rescore();
        assertThat(standing()).isEqualTo(before + "|");
    }

    private String standing() {
        return Owner.one(
                "SELECT l.score, s.zero_because FROM lead l JOIN lead_score s ON s.lead_id = l.id WHERE l.source_id = ?",
                source);
    }

    /**
     * So many leads, every other with a mailbox alone, decided one after the other.
     *
     * @param accepted condition on {@code i}
     */
    private void decided(int leads, String accepted, String cause) {
        Owner.rows(
                """
                INSERT INTO lead (id, kind, name, emails, phones, source_id, first_seen_at, last_seen_at)
                SELECT gen_random_uuid(), CASE WHEN i %% 3 = 0 THEN 'GARAGE' ELSE 'SUPPLIER' END, i::text, '{contact@x.tn}', '{}', ?, now(), now()
                  FROM generate_series(1, %d) AS i RETURNING id
                """
                        .formatted(leads)
                        .strip(),
                source);
        rescore();
        Owner.rows(
                """
                INSERT INTO lead_review (lead_id, from_state, to_state, cause, reason, decided_by, decided_at)
                SELECT l.id, 'NEW', CASE WHEN %1$s THEN 'QUALIFIED' ELSE 'REJECTED' END,
                       CASE WHEN NOT %1$s THEN %2$s END, CASE WHEN NOT %1$s THEN 'non' END,
                       (SELECT id FROM app_user LIMIT 1), '2026-11-01'::timestamptz + i * interval '1 minute'
                  FROM (SELECT id, name::int AS i FROM lead WHERE source_id = ?) AS l ORDER BY i RETURNING id
                """
                        .formatted(accepted, cause)
                        .strip(),
                source);
    }

    private void review(String from, String to, String cause, String undoes) {
        Owner.rows(
                """
                INSERT INTO lead_review (lead_id, from_state, to_state, cause, reason, decided_by, undoes)
                SELECT l.id, '%s', '%s', %s, 'fermé', (SELECT id FROM app_user LIMIT 1), %s FROM lead l WHERE source_id = ? RETURNING id
                """
                        .formatted(from, to, cause, undoes)
                        .strip(),
                source);
    }

    /** With the places in the tables of what was written, so that writing it again would show. */
    private List<String> scoredRows() {
        return Owner.rows("SELECT lead_id, ctid, xmin FROM lead_score ORDER BY lead_id");
    }

    private void learn(boolean promote) {
        new Training(database, config(promote), Clock.fixed(MORNING, ZoneOffset.UTC))
                .learn()
                .await()
                .indefinitely();
    }

    private void rescore() {
        new Rescoring(database, scores, config(true)).look().await().indefinitely();
    }

    private static LearningConfig config(boolean promote) {
        return new LearningConfig() {
            @Override
            public String cron() {
                return "off";
            }

            @Override
            public double caution() {
                return 2;
            }

            @Override
            public boolean promote() {
                return promote;
            }

            @Override
            public Duration lookEvery() {
                return Duration.ofHours(1);
            }

            @Override
            public int batch() {
                return 100;
            }

            @Override
            public Optional<Set<String>> ownDomains() {
                return Optional.empty();
            }

            @Override
            public Optional<Set<String>> ownPhones() {
                return Optional.empty();
            }
        };
    }
}
