package tn.shabou.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.testing.ShabouServers;

@ApiTest
class CatalogFeedTest {

    private final NotedChanges noted;
    private final CatalogFeed feed;

    CatalogFeedTest(NotedChanges noted, CatalogFeed feed) {
        this.noted = noted;
        this.feed = feed;
    }

    @BeforeEach
    void twoPadsAndADisc() {
        CatalogSamples.padsAndADisc(2);
        // The last change there is: when it was told, so was all before.
        Owner.run("UPDATE product SET popularity = popularity + 1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> feed.isSettled() && noted.changed().contains(id("DISC-1")));
        noted.forget();
    }

    @Test
    void tellsANewPrice() {
        Owner.run(
                "INSERT INTO price_change (product_id, amount_tnd, reason) VALUES (%d, 12, 'test')"
                        .formatted(id("PAD-1")));

        awaitTold("PAD-1");
        assertThat(noted.changed()).doesNotContain(id("PAD-2"));
    }

    @Test
    void tellsWhichProductsFitAnotherCar() {
        Owner.run("DELETE FROM fitment");

        awaitTold("DISC-1");
    }

    @Test
    void tellsTheProductsOfARenamedBrand() {
        Owner.run("UPDATE brand SET name = 'Bosch GmbH' WHERE slug = 'bosch'");

        awaitTold("PAD-2");
        awaitTold("DISC-1");
    }

    @Test
    void tellsAProductThatIsGone() {
        var gone = id("PAD-1");
        Owner.run("DELETE FROM product WHERE sku = 'PAD-1'");

        await().until(() -> noted.changed().contains(gone));
    }

    @Test
    void tellsNothingWhenNothingChanged() {
        Owner.run("UPDATE product SET popularity = popularity WHERE sku = 'PAD-1'");
        Owner.run("UPDATE product SET popularity = 99 WHERE sku = 'PAD-2'");

        awaitTold("PAD-2");
        assertThat(noted.changed()).doesNotContain(id("PAD-1"));
    }

    @Test
    void missesNoTransactionThatCommitsAfterAYoungerOne() throws SQLException {
        try (var older = ShabouServers.owner()) {
            older.setAutoCommit(false);
            older.createStatement()
                    .execute("UPDATE product SET popularity = 50 WHERE sku = 'PAD-1'");
            Owner.run("UPDATE product SET popularity = 60 WHERE sku = 'PAD-2'");
            awaitTold("PAD-2");

            older.commit();

            awaitTold("PAD-1");
        }
    }

    @Test
    void tellsAgainWhatAListenerFailedAt() {
        noted.refuse(2);

        Owner.run("UPDATE product SET popularity = 70 WHERE sku = 'PAD-1'");

        awaitTold("PAD-1");
    }

    @Test
    void hasEverythingReadAnewAfterATruncation() {
        int before = noted.reloads();

        Owner.run(
                "ALTER TABLE price_change DISABLE TRIGGER USER; TRUNCATE product CASCADE; ALTER TABLE price_change ENABLE TRIGGER USER");

        await().until(() -> noted.reloads() > before);
    }

    @Test
    void tellsThatBrandsChanged() {
        int before = noted.taxonomyChanges();

        Owner.run("INSERT INTO brand (name, slug) VALUES ('NGK', 'ngk')");

        await().until(() -> noted.taxonomyChanges() > before);
    }

    @Test
    void listensAgainWhenItsConnectionWasCut() throws SQLException {
        try (var service = ShabouServers.database(ServiceRole.API).connect();
                var cut =
                        service.createStatement()
                                .executeQuery(
                                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")) {
            cut.next();
            assertThat(cut.getInt(1)).isPositive();
        }

        Owner.run("UPDATE product SET popularity = 80 WHERE sku = 'PAD-1'");

        awaitTold("PAD-1");
    }

    private void awaitTold(String sku) {
        var id = id(sku);
        await().atMost(Duration.ofSeconds(20)).until(() -> noted.changed().contains(id));
    }

    private static long id(String sku) {
        return Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = '%s'".formatted(sku)));
    }
}
