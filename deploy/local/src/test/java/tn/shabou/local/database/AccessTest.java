package tn.shabou.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;

/** What the migrations make of an empty database, and what each service may do there. */
class AccessTest {

    @TempDir static Path folder;

    private static LocalPostgres postgres;
    private static Database owner;
    private static List<String> applied;
    private static Map<ServiceRole, Database> services;

    @BeforeAll
    static void migrate() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        postgres = LocalPostgres.start(folder, 0, Tuning.FOR_TESTS);
        owner = postgres.database("shabou");
        applied = Migrations.apply(owner);
        services = ServiceRoles.create(owner, ServiceRole::name);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void migratesAnEmptyDatabaseOnce() {
        assertThat(applied)
                .startsWith("202611221700 create catalogue")
                .endsWith("access", "check sales");

        assertThat(Migrations.apply(owner)).isEmpty();
    }

    @Test
    void setsThePasswordsAnew() throws SQLException {
        var renewed = ServiceRoles.create(owner, service -> "new " + service);

        try (var connection = renewed.get(ServiceRole.ORION).connect()) {
            assertThat(connection.isValid(5)).isTrue();
        } finally {
            ServiceRoles.create(owner, ServiceRole::name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    API        | UPDATE product SET price_tnd = 1
                    API        | UPDATE price_change SET amount_tnd = 1
                    API        | DELETE FROM price_change
                    API        | UPDATE audit_entry SET action = 'none'
                    API        | DELETE FROM audit_entry
                    API        | INSERT INTO forecast SELECT * FROM forecast
                    API        | SELECT * FROM page_fetch
                    API        | CREATE TABLE mine (id int)
                    PROSPECTOR | SELECT * FROM app_user
                    PROSPECTOR | SELECT * FROM enquiry
                    PROSPECTOR | UPDATE product SET name_fr = 'x'
                    ORION      | UPDATE lead SET score = 100
                    ORION      | SELECT * FROM app_user
                    ORION      | DELETE FROM sale
                    """)
    void forbids(ServiceRole service, String statement) {
        assertThatThrownBy(() -> execute(services.get(service), statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    API        | UPDATE product SET stock_quantity = 3
                    API        | SELECT * FROM app_user
                    PROSPECTOR | UPDATE lead SET score = 100
                    PROSPECTOR | SELECT * FROM part_reference
                    ORION      | SELECT * FROM sale
                    ORION      | UPDATE insight SET state = 'DONE'
                    """)
    void allows(ServiceRole service, String statement) {
        assertThatCode(() -> execute(services.get(service), statement)).doesNotThrowAnyException();
    }

    @Test
    void changesAPriceThroughTheLedger() throws SQLException {
        execute(
                owner,
                """
                INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch');
                INSERT INTO category (slug, name_fr, name_ar) VALUES ('filtres', 'Filtres', 'فلاتر');
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                SELECT 'S1', 's1', 'Filtre à huile', brand.id, category.id, 10 FROM brand, category
                """);

        execute(
                services.get(ServiceRole.API),
                "INSERT INTO price_change (product_id, amount_tnd, reason) SELECT id, 12.5, 'supplier' FROM product");

        assertThat(single(owner, "SELECT price_tnd FROM product")).isEqualTo("12.500");
        assertThat(single(owner, "SELECT previous_tnd FROM price_change")).isEqualTo("10.000");
    }

    @Test
    void limitsHowLongAServiceMayKeepTheDatabaseBusy() throws SQLException {
        assertThat(single(services.get(ServiceRole.API), "SHOW statement_timeout"))
                .isEqualTo("15s");
    }

    private static void execute(Database database, String statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static String single(Database database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
