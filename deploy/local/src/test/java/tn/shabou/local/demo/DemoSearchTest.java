package tn.shabou.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;

class DemoSearchTest {

    private static final int PRODUCTS = 1_500;
    private static final String DOCUMENTS =
            "SELECT md5(string_agg(d::text, '' ORDER BY product_id)) FROM search_document d";
    private static final String WORDS =
            "SELECT md5(string_agg(concat_ws(' ', word, documents, stems), '' ORDER BY word)) FROM search_word";

    @TempDir static Path folder;

    private static LocalPostgres postgres;
    private static Database shop;

    private Connection connection;

    @BeforeAll
    static void load() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        postgres = LocalPostgres.start(folder, 0, Tuning.FOR_TESTS);
        shop = postgres.database("shop");
        Migrations.apply(shop);
        new DemoCatalogue(PRODUCTS, 1, LocalDate.of(2026, 11, 22), _ -> {}).load(shop);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = shop.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void forget() throws SQLException {
        connection.close();
    }

    @Test
    void knowsEveryProductAndWhatPeopleCallIt() throws SQLException {
        assertThat(single("SELECT count(*) FROM search_document WHERE words <> ''"))
                .isEqualTo(Integer.toString(PRODUCTS));
        assertThat(single("SELECT documents FROM search_statistics"))
                .isEqualTo(Integer.toString(PRODUCTS));
        assertThat(
                        single(
                                "SELECT count(*) > 0 FROM synonym WHERE source = 'demo' AND meant = 'Plaquettes de frein'"))
                .isEqualTo("t");
    }

    @Test
    void readsManyProductsAsItReadsThemOneByOne() throws SQLException {
        var documents = single(DOCUMENTS);
        var words = single(WORDS);

        execute("DELETE FROM search_document");
        execute("DELETE FROM search_word");
        execute("SELECT index_products(ARRAY[id]) FROM product ORDER BY id");
        execute("SELECT refresh_search_statistics()");

        assertThat(single(DOCUMENTS)).isEqualTo(documents);
        assertThat(single(WORDS)).isEqualTo(words);
    }

    @Test
    void readsAProductAnewThatChanges() throws SQLException {
        execute("UPDATE product SET name_fr = 'L''essuie-glace 5,0 mm' WHERE id = 7");
        execute(
                "UPDATE brand SET name = 'Zorglub' WHERE id = (SELECT brand_id FROM product WHERE id = 7)");

        assertThat(single("SELECT title || '/' || brand FROM search_document WHERE product_id = 7"))
                .isEqualTo("essuie glace 5 mm/zorglub");
        assertThat(
                        single(
                                "SELECT words @@ '=essuie & =zorglub & =5' FROM search_document WHERE product_id = 7"))
                .isEqualTo("t");
        assertThat(single("SELECT count(*) FROM search_word WHERE word = 'zorglub'"))
                .isEqualTo("1");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
