package tn.shabou.api;

import static io.restassured.RestAssured.given;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests of people who have signed in. */
public final class SignedIn {

    public static final String PASSWORD = "open sesame";

    /** A cheap hash, since these accounts guard nothing. */
    private static final Argon2Function CHEAP = Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID);

    /**
     * By e-mail address. Signing in takes long on purpose, so it is done anew only when it must.
     */
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private SignedIn() {}

    public static RequestSpecification admin() {
        return as("ADMIN", RandomSecrets.ADMIN_EMAIL, RandomSecrets.ADMIN_PASSWORD);
    }

    /** Somebody whose role is that one. */
    public static RequestSpecification as(String role) {
        var email = role.toLowerCase(java.util.Locale.ROOT) + "@shabou.test";
        hire(email, role);
        return as(role, email, PASSWORD);
    }

    private static RequestSpecification as(String role, String email, String password) {
        var token = TOKENS.get(email);
        if (token == null || !isStill(role, token)) {
            token = tokens(email, password).path("accessToken");
            TOKENS.put(email, token);
        }
        return given().auth().oauth2(token);
    }

    private static boolean isStill(String role, String token) {
        var me = given().auth().oauth2(token).get("/api/admin/auth/me");
        return me.statusCode() == 200 && role.equals(me.path("role"));
    }

    /** Makes an account, unless there is one, whose password is {@link #PASSWORD}. */
    public static void hire(String email, String role) {
        var hash = Password.hash(PASSWORD).addRandomSalt(16).with(CHEAP).getResult();
        Owner.run(
                """
                INSERT INTO app_user (email, full_name, password_hash, role) VALUES ('%s', '%s', '%s', '%s')
                ON CONFLICT (email) DO NOTHING
                """
                        .formatted(email, role, hash, role));
    }

    public static Response tokens(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/admin/auth/login");
    }

    public static Response adminsTokens() {
        return tokens(RandomSecrets.ADMIN_EMAIL, RandomSecrets.ADMIN_PASSWORD);
    }
}
