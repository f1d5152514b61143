package tn.shabou.api.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class FleetResourceTest {

    private static final String PATH = "/api/admin/fleet";
    private static final String HEADER = "make;model;first_year;last_year;cars;counted_on;source\n";

    @BeforeEach
    void oneModelAndNoCounts() {
        CatalogSamples.emptyShop();
        Owner.run(
                """
                DELETE FROM fleet_count;
                INSERT INTO vehicle_make (name, slug) VALUES ('Renault', 'renault') ON CONFLICT DO NOTHING;
                INSERT INTO vehicle_model (make_id, name, slug)
                SELECT id, 'Clio', 'renault-clio' FROM vehicle_make WHERE slug = 'renault' ON CONFLICT DO NOTHING;
                """);
    }

    @Test
    void takesCountsOfModelsOfMakesAndOfAllCars() {
        send(";;1980;2010;1 150 000;2025-07-29;ATTT\nrenault;CLIO;1998;2005;21000;2026-06-30;ATTT\n")
                .statusCode(200)
                .body("rows", equalTo(2));

        list().body("make", contains(null, "Renault"))
                .body("model", contains(null, "Clio"))
                .body("cars", contains(1150000, 21000))
                .body("[0].make", nullValue());
        assertThat(
                        Owner.ask(
                                "SELECT after->>'rows' FROM audit_entry WHERE action = 'count cars' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("2");
    }

    @Test
    void aCountOfTheSameCarsAndDayTakesTheOthersPlace() {
        send("Renault;;1998;2005;21000;2026-06-30;ATTT\n").statusCode(200);
        send("Renault;;1998;2006;20000;2026-06-30;ATTT, corrigé\n").statusCode(200);

        list().body("", hasSize(1))
                .body("[0].cars", equalTo(20000))
                .body("[0].lastYear", equalTo(2006))
                .body("[0].source", equalTo("ATTT, corrigé"));
    }

    @Test
    void refusesAFileWholeAndNamesEachLine() {
        send("""
        Renault;Clio;1998;2005;21000;2026-06-30;ATTT
        Renault;Clio;2005;1998;21000;2026-06-30;ATTT
        ;Clio;1998;2005;many;2026-06-30;ATTT
        Renault;Clio;1998;2005;1;2999-01-01;ATTT
        """)
                .statusCode(422)
                .body("errors.pointer", contains("line 3", "line 4", "line 5"));
        send("Renault;Twingo;1998;2005;1;2026-06-30;x\nLada;;1998;2005;1;2026-06-30;x\n")
                .statusCode(422)
                .body("errors.pointer", contains("line 2", "line 3"))
                .body("errors[0].detail", containsString("Twingo"));
        send("Renault;;1998;2005;1;2026-06-30;x\nrenault;;1998;2001;1;2026-06-30;x\n")
                .statusCode(422)
                .body("errors.pointer", contains("line 3"));
        SignedIn.admin()
                .contentType("text/csv")
                .body("cars\n1\n")
                .post(PATH)
                .then()
                .statusCode(422);

        list().body("", hasSize(0));
    }

    @Test
    void removesWhatWasWrong() {
        send("Renault;;1998;2005;21000;2026-06-30;ATTT\n").statusCode(200);
        var id = list().extract().<Integer>path("[0].id");

        SignedIn.admin().delete(PATH + "/" + id).then().statusCode(204);

        list().body("", hasSize(0));
        SignedIn.admin().delete(PATH + "/" + id).then().statusCode(404);
    }

    private static ValidatableResponse send(String rows) {
        return SignedIn.admin().contentType("text/csv").body(HEADER + rows).post(PATH).then();
    }

    private static ValidatableResponse list() {
        return SignedIn.as("VIEWER").get(PATH).then().statusCode(200);
    }
}
