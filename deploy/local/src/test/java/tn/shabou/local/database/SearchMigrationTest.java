package tn.shabou.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;

class SearchMigrationTest {

    private static final String BEFORE_SEARCH = "202611221750";

    @TempDir Path folder;

    @Test
    void indexesTheProductsAndNamesThatAShopHasAlready() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var postgres = LocalPostgres.start(folder.resolve("pg"), 0, Tuning.FOR_TESTS)) {
            var owner = postgres.database("filled");
            Flyway.configure(getClass().getClassLoader())
                    .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                    .target(BEFORE_SEARCH)
                    // Access is granted to the newest tables only.
                    .repeatableSqlMigrationPrefix("none")
                    .load()
                    .migrate();
            try (var connection = owner.connect();
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch');
                        INSERT INTO category (slug, name_fr, name_ar) VALUES ('filtres', 'Filtres', 'الفلاتر');
                        INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                        SELECT 'F' || i, 'f' || i, 'Filtre à huile ' || i, b.id, c.id, 9
                          FROM brand b, category c, generate_series(1, 50) AS i;
                        """);
                Migrations.apply(owner);
                assertThat(ask(connection, "SELECT count(*) FROM search_document")).isEqualTo(50);
                assertThat(
                                ask(
                                        connection,
                                        "SELECT documents FROM search_word WHERE word = 'huile'"))
                        .isEqualTo(50);
                assertThat(ask(connection, "SELECT documents FROM search_statistics"))
                        .isEqualTo(50);
                assertThat(ask(connection, "SELECT count(*) FROM suggestion WHERE words = 'bosch'"))
                        .isEqualTo(1);
            }
        }
    }

    private static long ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
