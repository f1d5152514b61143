package tn.shabou.api.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class AuditChainTest {

    private static final String VERIFICATION = "/api/admin/audit/verification";

    @BeforeEach
    void someDeeds() {
        for (int i = 0; i < 3; i++) {
            SignedIn.admin()
                    .noContentType()
                    .post("/api/admin/agents/orion/runs")
                    .then()
                    .statusCode(202);
        }
        Owner.run("CREATE TABLE kept AS SELECT * FROM audit_entry");
    }

    /** Puts the log back as it was, for the other tests. */
    @AfterEach
    void mend() {
        asIntruder("DELETE FROM audit_entry");
        asIntruder("INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM kept");
        Owner.run("DROP TABLE kept");
    }

    @Test
    void holdsWhileNobodyTouchesIt() {
        SignedIn.admin()
                .get(VERIFICATION)
                .then()
                .statusCode(200)
                .body("faults", hasSize(0))
                .body("entries", greaterThan(2))
                .body("hash.length()", equalTo(64));
    }

    @Test
    void showsAnEntryThatWasChanged() {
        asIntruder(
                "UPDATE audit_entry SET actor_email = 'somebody@else' WHERE position = " + last(1));

        SignedIn.admin()
                .get(VERIFICATION)
                .then()
                .body("faults.position", hasItem(last(1)))
                .body("faults.fault", hasItem("changed"));
    }

    @Test
    void showsAnEntryThatWasTakenOut() {
        asIntruder("DELETE FROM audit_entry WHERE position = " + last(1));

        SignedIn.admin().get(VERIFICATION).then().body("faults.fault", hasItem("missing before"));
    }

    @Test
    void showsThatTheEndWasCutOff() {
        asIntruder("DELETE FROM audit_entry WHERE position = " + last(0));

        SignedIn.admin().get(VERIFICATION).then().body("faults.fault", hasItem("cut off after"));
    }

    /** The position that far from the end. */
    private static int last(int before) {
        return Integer.parseInt(Owner.ask("SELECT max(position) - %d FROM kept".formatted(before)));
    }

    /** Somebody with the rights of the owner, whom no trigger stops. */
    private static void asIntruder(String sql) {
        Owner.run(
                "ALTER TABLE audit_entry DISABLE TRIGGER USER; %s; ALTER TABLE audit_entry ENABLE TRIGGER USER"
                        .formatted(sql));
    }
}
