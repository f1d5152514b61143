package tn.shabou.api.backoffice.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;

@ApiTest
class SettingsResourceTest {

    @Test
    void tellsHowTheServiceIsSetUpButNoSecret() {
        SignedIn.as("VIEWER")
                .get("/api/admin/settings")
                .then()
                .statusCode(200)
                .body(
                        "data.find { it.name == 'FRONTEND' }.value",
                        equalTo("https://boutique.example"))
                .body("data.find { it.name == 'SESSION_IDLE' }.value", equalTo("7d"))
                .body("data.find { it.name == 'GOOGLE_KEY' }.value", nullValue());
    }
}
