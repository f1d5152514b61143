package tn.shabou.api.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class LeadEntryTest {

    private static final String LEADS = "/api/admin/leads";

    private static final Map<String, Object> GARAGE =
            Map.of(
                    "kind", "GARAGE",
                    "name", "Garage Ben Salah",
                    "website", "www.garage-bensalah.example",
                    "phones", List.of("71 555 666", "+216 98 765 432"),
                    "emails", List.of("Contact@garage-bensalah.example"),
                    "city", "Tunis");

    @BeforeEach
    void noLeads() {
        CatalogSamples.emptyShop();
        Owner.run(
                "DELETE FROM lead_import; DELETE FROM outbox WHERE stream = 'shabou.prospector.score'");
    }

    @Test
    void staffEnterALeadByHand() {
        enter(GARAGE, UUID.randomUUID())
                .statusCode(201)
                .header("Location", containsString(LEADS + "/"))
                .body("state", equalTo("NEW"))
                .body("phones", contains("+21671555666", "+21698765432"))
                .body("website", equalTo("https://www.garage-bensalah.example"))
                .body("emails", contains("contact@garage-bensalah.example"))
                .body("evidence.source", hasItem("Saisie manuelle"))
                .body("lockedFields", contains("kind", "name"));

        assertThat(Owner.ask("SELECT domain FROM lead")).isEqualTo("garage-bensalah.example");
    }

    @Test
    void theSameCallAgainEntersNoSecondLead() {
        var key = UUID.randomUUID();

        var first = enter(GARAGE, key).statusCode(201).extract().path("id");
        var again = enter(GARAGE, key).extract().path("id");

        assertThat(again).isEqualTo(first);
        assertThat(Owner.ask("SELECT count(*) FROM lead")).isEqualTo("1");
    }

    @Test
    void saysWhichFieldCannotBeRead() {
        var wrong = new HashMap<>(GARAGE);
        wrong.put("phones", List.of("12"));
        wrong.put("emails", List.of("nobody"));
        wrong.put("website", "not a site");

        enter(wrong, UUID.randomUUID())
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("phones", "emails", "website"));
    }

    @Test
    void whatStaffEditIsLockedAgainstAgents() {
        var id = enter(GARAGE, UUID.randomUUID()).extract().<String>path("id");
        Owner.run("UPDATE lead SET locked_fields = '{}'");
        var edited = new HashMap<>(GARAGE);
        edited.put("phones", List.of("71 000 111"));

        edit(id, edited, "\"0\"")
                .statusCode(200)
                .body("phones", contains("+21671000111"))
                .body("lockedFields", contains("phones"))
                .body("version", equalTo(1));
        Owner.run("UPDATE lead SET phones = '{+21699999999}', city = 'Sfax'");

        assertThat(Owner.ask("SELECT phones[1] || city FROM lead")).isEqualTo("+21671000111Sfax");
        edit(id, edited, "\"0\"").statusCode(412);
        SignedIn.as("STAFF")
                .noContentType()
                .delete(LEADS + "/" + id + "/locks")
                .then()
                .statusCode(200)
                .body("lockedFields", empty());
    }

    @Test
    void anEditSpeaksForTheFieldsThatItChangesAlone() {
        var id = enter(GARAGE, UUID.randomUUID()).extract().<String>path("id");
        Owner.run(
                """
                INSERT INTO lead_source (id, kind, name, licence) OVERRIDING SYSTEM VALUE VALUES (700001, 'OSM', 'OSM', 'ODbL-1.0');
                UPDATE lead SET locked_fields = '{}', source_id = 700001;
                UPDATE lead_evidence SET method = 'osm', told_by = 700001, confidence = 0.8;
                """);
        edit(id, GARAGE, "\"0\"").statusCode(200).body("lockedFields", empty());
        var edited = new HashMap<>(GARAGE);
        edited.put("city", "Sfax");

        edit(id, edited, "\"1\"").statusCode(200).body("lockedFields", contains("city"));

        assertThat(
                        Owner.ask(
                                "SELECT string_agg(field || value, ' ') FROM lead_evidence WHERE method = 'staff'"))
                .isEqualTo("CITYSfax");
    }

    @Test
    void importsAFileAllOfItOrNothing() {
        var file =
                """
                Raison sociale;Type;Téléphone;Ville;Gouvernorat
                Garage Étoile;garage;71 111 111 / 98 222 333;Tunis;Tunis
                Grossiste Sfax;fournisseur;74 444 444;Sfax;Sfax
                """;

        bringIn(file.getBytes(Charset.forName("windows-1252")), true)
                .statusCode(200)
                .body("leads", equalTo(0))
                .body("preview.name", contains("Garage Étoile", "Grossiste Sfax"));
        assertThat(Owner.ask("SELECT count(*) FROM lead")).isEqualTo("0");

        bringIn(file.getBytes(Charset.forName("windows-1252")), false)
                .statusCode(201)
                .body("leads", equalTo(2));
        bringIn(file.getBytes(Charset.forName("windows-1252")), false)
                .statusCode(200)
                .body("alreadyImported", equalTo(true));
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(kind || phones::text, ' ' ORDER BY name) FROM lead"))
                .isEqualTo("GARAGE{+21671111111,+21698222333} SUPPLIER{+21674444444}");
    }

    @Test
    void takesFilesThatAreLargerThanOtherRequestsMayBe() {
        var line = "Pièces %04d;fournisseur;71 234 567;" + "Avenue Habib Bourguiba ".repeat(12);
        var file =
                IntStream.range(0, 1500)
                        .mapToObj(line::formatted)
                        .collect(Collectors.joining("\n", "name;kind;phone;address\n", ""));

        bringIn(file.getBytes(StandardCharsets.UTF_8), false)
                .statusCode(201)
                .body("leads", equalTo(1500));
        assertThat(Owner.ask("SELECT count(*) FROM lead_evidence WHERE field = 'ADDRESS'"))
                .isEqualTo("1500");
    }

    @Test
    void readsHeadersInArabicAndSaysInFrenchWhatIsWrongWhere() {
        bringIn(
                        "الاسم,النوع,الهاتف\nورشة النجمة,ورشة,71111111\n"
                                .getBytes(StandardCharsets.UTF_8),
                        true)
                .statusCode(200)
                .body("preview[0].kind", equalTo("GARAGE"));

        SignedIn.as("STAFF")
                .header("Accept-Language", "fr")
                .contentType("text/csv")
                .body("name;kind;phone\nUn;garage;71 111 111\n;épicerie;12\n")
                .post(LEADS + "/imports")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("line 3: name"))
                .body("errors.detail", hasItem("le nom manque"))
                .body(
                        "errors.detail",
                        hasItem("« épicerie » n’est ni fournisseur, ni garage, ni concurrent"));
        assertThat(Owner.ask("SELECT count(*) FROM lead")).isEqualTo("0");
    }

    private static ValidatableResponse enter(Map<String, Object> draft, UUID key) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "\"" + key + "\"")
                .body(draft)
                .post(LEADS)
                .then();
    }

    private static ValidatableResponse edit(String id, Map<String, Object> draft, String version) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .header("If-Match", version)
                .body(draft)
                .put(LEADS + "/" + id)
                .then();
    }

    private static ValidatableResponse bringIn(byte[] file, boolean validateOnly) {
        return SignedIn.as("STAFF")
                .contentType("text/csv")
                .queryParam("validateOnly", validateOnly)
                .body(file)
                .post(LEADS + "/imports")
                .then();
    }
}
