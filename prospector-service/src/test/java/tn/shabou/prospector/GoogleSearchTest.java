package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.testing.FakeGoogle;

@WithServers
class GoogleSearchTest {

    @Inject SupplierRuns runs;

    private long source;

    @BeforeEach
    void switchedOn() {
        Owner.rows("DELETE FROM google_place RETURNING place_id");
        Owner.rows("DELETE FROM google_usage RETURNING sku");
        source =
                Owner.number(
                        """
                        INSERT INTO lead_source (kind, name, licence, terms_reviewed_on)
                        VALUES ('GOOGLE_PLACES', 'Google', 'place_id only', '2026-11-01') RETURNING id\
                        """);
        FakeGoogle.requests();
    }

    @AfterEach
    void friendsAgain() {
        FakeGoogle.deny(false);
        FakeGoogle.beBusy(0);
        Owner.rows("UPDATE lead_source SET enabled = false WHERE id = ? RETURNING id", source);
    }

    @Test
    void findsEveryIdThoughASearchTellsSixty() {
        var run = runs.finished(source);

        assertThat(state(run)).isEqualTo("SUCCEEDED");
        assertThat(Owner.number("SELECT count(*) FROM google_place")).isEqualTo(FakeGoogle.PLACES);
        assertThat(Owner.number("SELECT tasks_total FROM agent_run WHERE id = ?", run))
                .isGreaterThan(4);
    }

    @Test
    void keepsNothingOfGoogleButIds() {
        runs.finished(source);

        assertThat(FakeGoogle.requests())
                .isNotEmpty()
                .allMatch(request -> request.endsWith(" places.id,nextPageToken"));
        assertThat(tablesThatHold(FakeGoogle.CONTENT)).isEmpty();
        assertThat(tablesThatHold(FakeGoogle.id(7))).containsExactly("google_place");
    }

    @Test
    void everyRequestIsOnTheMeter() {
        runs.finished(source);

        assertThat(Owner.rows("SELECT sku, used FROM google_usage"))
                .containsExactly("TEXT_SEARCH_IDS|" + FakeGoogle.requests().size());
    }

    @Test
    void waitsWhileGoogleIsBusy() {
        FakeGoogle.beBusy(2);

        assertThat(state(runs.finished(source))).isEqualTo("SUCCEEDED");
    }

    @Test
    void aRefusalSwitchesTheSourceOffAndTellsTheStaffOnce() {
        FakeGoogle.deny(true);

        var run = runs.finished(source);

        assertThat(state(run)).isEqualTo("FAILED");
        assertThat(Owner.one("SELECT enabled, trouble FROM lead_source WHERE id = ?", source))
                .startsWith("f|")
                .contains("PERMISSION_DENIED")
                .doesNotContain(FakeGoogle.KEY);
        assertThat(
                        Owner.rows(
                                "SELECT actor_email, action FROM audit_entry WHERE entity = 'lead_source' AND entity_id = ?",
                                Long.toString(source)))
                .containsExactly("system|switch source off");
        assertThat(FakeGoogle.requests()).hasSize(1);
    }

    private static String state(UUID run) {
        return Owner.one("SELECT state FROM agent_run WHERE id = ?", run);
    }

    /** Names of tables of which a row, written as text, holds that text. */
    private static List<String> tablesThatHold(String text) {
        return Owner.rows(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
                .stream()
                .filter(table ->
                        Owner.number(
                                        "SELECT count(*) FROM \"%s\" AS t WHERE position(? IN t::text) > 0"
                                                .formatted(table),
                                        text)
                                > 0)
                .toList();
    }
}
