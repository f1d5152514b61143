package tn.shabou.api.synonyms;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** What is written down of the work on synonyms, and that nothing is done twice. */
@ApiTest
class SynonymRecordsTest {

    private static final String URL = "/api/admin/search/synonyms";

    @BeforeEach
    void noSynonyms() {
        Owner.run("DELETE FROM synonym WHERE source = 'staff'");
    }

    @Test
    void anEntryHoldsWhatWasBefore() {
        var place = add(UUID.randomUUID().toString(), "galette").header("Location");
        assertThat(audit()).startsWith("add synonym {").contains("galette");

        SignedIn.as("STAFF")
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(draft("rondelle"))
                .put(place)
                .then()
                .statusCode(200);
        assertThat(audit())
                .isEqualTo("revise synonym {\"said\": \"galette\"} {\"said\": \"rondelle\"}");

        SignedIn.as("STAFF").header("If-Match", "*").delete(place).then().statusCode(204);
        assertThat(audit()).startsWith("remove synonym {").contains("rondelle").endsWith(" {}");
    }

    @Test
    void theSameKeyAddsOneSynonym() {
        var key = UUID.randomUUID().toString();

        var first = add(key, "galette");
        var second = add(key, "galette");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<Integer>path("id")).isEqualTo(first.<Integer>path("id"));
        assertThat(add(key, "rondelle").statusCode()).isEqualTo(422);
        assertThat(add(UUID.randomUUID().toString(), "galette").statusCode()).isEqualTo(409);
    }

    private static Response add(String key, String said) {
        return SignedIn.as("STAFF")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(draft(said))
                .post(URL);
    }

    private static Map<String, Object> draft(String said) {
        return Map.of("said", said, "meant", "disque de frein", "bothWays", false, "enabled", true);
    }

    private static String audit() {
        return Owner.ask(
                "SELECT concat_ws(' ', action, before, after) FROM audit_entry ORDER BY id DESC LIMIT 1");
    }
}
