package tn.shabou.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class CalendarResourceTest {

    private static final String PATH = "/api/admin/calendar";

    @BeforeEach
    void nothingIsAnnounced() {
        Owner.run("DELETE FROM announced_day");
    }

    @Test
    void religiousDaysFindTheirYear() {
        announce("AID_EL_FITR", "2027-03-11", null)
                .statusCode(201)
                .body("year", equalTo(1448))
                .body("lastDay", equalTo("2027-03-11"));

        SignedIn.as("VIEWER")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].source", equalTo("Mufti"));
        assertThat(
                        Owner.ask(
                                "SELECT count(*) FROM audit_entry WHERE entity = 'announced_day' AND entity_id = (SELECT id::text FROM announced_day)"))
                .isEqualTo("1");
    }

    @Test
    void aDayThatIsFarFromTheMoonIsRefused() {
        announce("AID_EL_FITR", "2027-04-11", null)
                .statusCode(422)
                .body("detail", containsString("three days"));
        announce("SCHOOL_HOLIDAY", "2027-03-15", "2027-03-01").statusCode(422);
    }

    @Test
    void whatIsAnnouncedTwiceHasToBeWithdrawnFirst() {
        var id =
                announce("RAMADAN", "2027-02-08", null)
                        .statusCode(201)
                        .extract()
                        .<Integer>path("id");
        announce("RAMADAN", "2027-02-09", null).statusCode(409);

        SignedIn.admin().delete(PATH + "/" + id).then().statusCode(204);

        announce("RAMADAN", "2027-02-09", null).statusCode(201);
        SignedIn.admin().delete(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void theSameKeyAnnouncesOnce() {
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            SignedIn.admin()
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(draft("SCHOOL_HOLIDAY", "2026-12-21", "2027-01-03"))
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .body("year", equalTo(2026));
        }
    }

    @Test
    void viewersMayNotAnnounce() {
        SignedIn.as("VIEWER")
                .contentType("application/json")
                .body(draft("RAMADAN", "2027-02-08", null))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse announce(
            String occasion, String first, @Nullable String last) {
        return SignedIn.admin()
                .contentType("application/json")
                .body(draft(occasion, first, last))
                .post(PATH)
                .then();
    }

    private static String draft(String occasion, String first, @Nullable String last) {
        return """
        {"occasion": "%s", "firstDay": "%s", "lastDay": %s, "source": "Mufti"}
        """
                .formatted(occasion, first, last == null ? "null" : "\"" + last + "\"");
    }
}
