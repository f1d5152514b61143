package tn.shabou.api.jobs;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Set;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** A job over products that an administrator asked for, and what he does with it. */
public interface AskedJob {

    String id();

    /** Where those of its kind are. */
    String address();

    /** Of those of its kind. */
    String table();

    /** Once it has been compared with the catalogue. */
    default ValidatableResponse checked() {
        return ended().body("state", equalTo("CHECKED"));
    }

    default ValidatableResponse apply() {
        startToApply();
        return applied();
    }

    default void startToApply() {
        decide("apply").statusCode(202);
    }

    default ValidatableResponse applied() {
        return ended().body("state", equalTo("APPLIED"));
    }

    default ValidatableResponse undo() {
        decide("undo").statusCode(202);
        return ended().body("state", equalTo("UNDONE"));
    }

    default ValidatableResponse decide(String decision) {
        return SignedIn.admin()
                .noContentType()
                .post(address() + "/" + id() + "/" + decision)
                .then();
    }

    /** Once nothing is at work on it. */
    default ValidatableResponse ended() {
        var atWork = Set.of("CHECKING", "APPLYING", "UNDOING");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !atWork.contains(state()));
        return SignedIn.admin().get(address() + "/" + id()).then().statusCode(200);
    }

    default ValidatableResponse rows(String query) {
        return SignedIn.admin()
                .get(address() + "/" + id() + "/rows?" + query)
                .then()
                .statusCode(200);
    }

    private String state() {
        return Owner.ask("SELECT state FROM %s WHERE id = '%s'".formatted(table(), id()));
    }
}
