package tn.shabou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tn.shabou.local.process.CannotRun;

/** What an administrator does over HTTP. */
final class BackOffice {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final String IMPORTS = "/api/admin/imports/products";
    private static final String SALES = "/api/admin/imports/sales";
    private static final Set<String> AT_WORK = Set.of("CHECKING", "APPLYING", "UNDOING");

    private final int port;
    private final String token;

    private BackOffice(int port, String token) {
        this.port = port;
        this.token = token;
    }

    static BackOffice signIn(int port, String email, String password) {
        return new BackOffice(port, token(port, email, password));
    }

    /** What calls of this person carry. */
    static String token(int port, String email, String password) {
        return ask(signingIn(port, email, password)).path("accessToken").asText();
    }

    /** The status that answers an attempt to sign in. */
    static int attempt(int port, String email, String password) {
        return send(signingIn(port, email, password)).statusCode();
    }

    private static HttpRequest.Builder signingIn(int port, String email, String password) {
        return new BackOffice(port, "")
                .request("/api/admin/auth/login")
                .header("Content-Type", "application/json")
                .POST(json(Map.of("email", email, "password", password)));
    }

    /** Whatever its price is, and whatever the margin allows. */
    void price(long product, String amount) {
        var wish = Map.of("amount", amount, "reason", "bench", "overrideReason", "bench");
        ask(
                request("/api/admin/products/" + product + "/prices")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(json(wish)));
    }

    /** The import as the service took it in. */
    JsonNode send(byte[] file) {
        return post(IMPORTS, "text/csv", BodyPublishers.ofByteArray(file));
    }

    /** The import of a file of sales once it has ended: done, or refused. */
    JsonNode sell(Path file) {
        var request =
                request(SALES)
                        .timeout(LONG)
                        .header("Content-Type", "text/csv")
                        .POST(fromFile(file));
        var answer = send(request);
        if (answer.statusCode() == 422 || answer.statusCode() < 300) {
            var newest = ask(request(SALES + "?limit=1").GET()).path(0).path("id").asText();
            return await(SALES, newest);
        }
        throw new CannotRun(
                "the API answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }

    /** Until it has been carried out. */
    void decide(String id, String decision) {
        post(IMPORTS + "/" + id + "/" + decision, "application/json", BodyPublishers.noBody());
        await(id);
    }

    /** The import once nothing is at work on it. */
    JsonNode await(String id) {
        return await(IMPORTS, id);
    }

    private JsonNode await(String imports, String id) {
        while (true) {
            var now = ask(request(imports + "/" + id).GET());
            if (!AT_WORK.contains(now.path("state").asText())) {
                return now;
            }
            Searching.pause(200);
        }
    }

    private JsonNode post(String path, String type, BodyPublisher body) {
        return ask(request(path).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(TIMEOUT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static BodyPublisher json(Map<String, String> body) {
        return BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private static BodyPublisher fromFile(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (IOException e) {
            throw new CannotRun("cannot read " + file, e);
        }
    }

    private static JsonNode ask(HttpRequest.Builder request) {
        var answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new CannotRun(
                    "the API answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CannotRun("the API answers no JSON: " + e, e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotRun("the API does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }
}
