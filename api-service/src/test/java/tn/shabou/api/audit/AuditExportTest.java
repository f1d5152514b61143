package tn.shabou.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class AuditExportTest {

    @Test
    void theLogLeavesAsAFileWithoutFormulas() {
        var entity = "test " + UUID.randomUUID();
        enter(entity, 1, "=HYPERLINK(\"http://evil.example\")");
        enter(entity, 2, "ordinary");

        var file =
                SignedIn.admin()
                        .queryParam("entity", entity)
                        .get("/api/admin/audit/export.csv")
                        .then()
                        .statusCode(200)
                        .contentType(containsString("text/csv"))
                        .header("Cache-Control", equalTo("no-store"))
                        .header("Content-Disposition", containsString("audit.csv"))
                        .extract()
                        .asString();

        var lines = file.split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .isEqualTo(
                        "position,at,actor,action,entity,entity_id,before,after,reason,trace_id");
        assertThat(lines[1]).contains("ordinary").contains("\"{\"\"n\"\":2}\"");
        assertThat(lines[2]).contains("'=HYPERLINK");
    }

    @Test
    void onlyTheDaysThatWereAskedForAreThere() {
        var entity = "test " + UUID.randomUUID();
        enter(entity, 1, "today");

        assertThat(between(entity, "2020-01-01", "2020-12-31")).isZero();
        assertThat(between(entity, "2020-01-01", "+999999999-12-31")).isOne();
        assertThat(between(entity, "-999999999-01-01", "9999-12-31")).isOne();
    }

    private static int between(String entity, String from, String to) {
        return SignedIn.admin()
                .queryParam("entity", entity)
                .queryParam("from", from)
                .queryParam("to", to)
                .get("/api/admin/audit")
                .then()
                .statusCode(200)
                .extract()
                .path("total.value");
    }

    @Test
    void aLongLogLeavesWhole() {
        var entity = "test " + UUID.randomUUID();
        Owner.run(
                "INSERT INTO audit_entry (actor_email, action, entity, entity_id, after) SELECT 'a@b.tn', 'count', '%s', i, '{}' FROM generate_series(1, 2500) AS i"
                        .formatted(entity));

        var lines =
                SignedIn.admin()
                        .queryParam("entity", entity)
                        .get("/api/admin/audit/export.csv")
                        .asString()
                        .split("\r\n");

        assertThat(lines).hasSize(2501);
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyCanHaveWrittenIsRefusedBeforeTheFileBegins() {
        SignedIn.admin()
                .urlEncodingEnabled(false)
                .get("/api/admin/audit/export.csv?actor=%00")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("actor"))
                .body("errors[0].detail", equalTo("must not hold NUL (U+0000)"));
    }

    private static void enter(String entity, int n, String reason) {
        Owner.run(
                "INSERT INTO audit_entry (actor_email, action, entity, entity_id, after, reason) VALUES ('a@b.tn', 'test', '%s', '1', '{\"n\": %d}', '%s')"
                        .formatted(entity, n, reason));
    }
}
