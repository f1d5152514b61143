package tn.shabou.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.local.process.CannotRun;

class DatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void readsBothSchemes(String scheme) {
        var database = Database.parse(scheme + "://ali:secret@db.example:6000/shop");

        assertThat(database).isEqualTo(new Database("db.example", 6000, "shop", "ali", "secret"));
    }

    @Test
    void takesThePortOfPostgresqlWhenNoneIsGiven() {
        assertThat(Database.parse("postgres://ali:secret@db/shop").port()).isEqualTo(5432);
    }

    @Test
    void decodesWhatIsPercentEncoded() {
        var database = Database.parse("postgres://a%40li:p%3Aa%2Fs%25+s@db/sh%20op");

        assertThat(database.user()).isEqualTo("a@li");
        assertThat(database.password()).isEqualTo("p:a/s%+s");
        assertThat(database.name()).isEqualTo("sh op");
    }

    @Test
    void keepsParameters() {
        var database = Database.parse("postgres://ali:x@db/shop?sslmode=require");

        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/shop?sslmode=require");
        assertThat(database.url()).isEqualTo("postgresql://ali:x@db:5432/shop?sslmode=require");
    }

    @Test
    void acceptsAnIpv6Address() {
        assertThat(Database.parse("postgres://ali:x@[::1]:5433/shop").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5433/shop");
    }

    @Test
    void isWrittenAsItIsRead() {
        var database = new Database("db", 5432, "sh op", "a@li", "p:a/s%+s&?#é");

        assertThat(Database.parse(database.url())).isEqualTo(database);
    }

    @Test
    void isTheSameForSomebodyElse() {
        var database = Database.parse("postgres://ali:x@db/shop?sslmode=require");

        assertThat(database.as("sami", "y").url())
                .isEqualTo("postgresql://sami:y@db:5432/shop?sslmode=require");
    }

    @Test
    void hidesThePasswordWhenPrinted() {
        assertThat(Database.parse("postgres://ali:secret@db/shop"))
                .hasToString("postgresql://ali@db:5432/shop");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://ali:secret@db/shop, begin with postgresql://",
        "postgres://ali:secret@/shop, name a host",
        "postgres://db/shop, name a user",
        "postgres://ali:secret@db, name a database",
        "postgres://ali:secret@db/, name a database",
        "postgres://ali:sec ret@db/shop, not a URL",
    })
    void saysWhatIsMissing(String url, String message) {
        assertThatThrownBy(() -> Database.parse(url))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }
}
