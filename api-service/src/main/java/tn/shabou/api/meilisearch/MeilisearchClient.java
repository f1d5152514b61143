package tn.shabou.api.meilisearch;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP with Meilisearch: one request, or a task and its end. */
@ApplicationScoped
class MeilisearchClient {

    private static final int TRIES = 3;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final HttpClient http;
    private final MeilisearchConfig config;

    MeilisearchClient(Vertx vertx, MeilisearchConfig config) {
        this.http = vertx.createHttpClient();
        this.config = config;
    }

    boolean isConfigured() {
        return config.url().filter(url -> !url.isBlank()).isPresent();
    }

    /** Asks once, and waits only as long as somebody at a search box does. */
    Uni<JsonObject> ask(HttpMethod method, String path, @Nullable Object body) {
        return send(method, path, body, config.patience());
    }

    /** Gives Meilisearch something to do, and waits until it is done. */
    Uni<Void> complete(HttpMethod method, String path, @Nullable Object body) {
        return Uni.createFrom()
                .deferred(() -> send(method, path, body, config.sending()))
                .onFailure(MeilisearchClient::mayPass)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .atMost(TRIES)
                .chain(answer -> end(answer.getLong("taskUid"), BETWEEN_LOOKS))
                .ifNoItem()
                .after(config.digesting())
                .fail();
    }

    private Uni<Void> end(long task, Duration pause) {
        return send(HttpMethod.GET, "/tasks/" + task, null, config.sending())
                .chain(answer ->
                        switch (answer.getString("status")) {
                            case "succeeded" -> Uni.createFrom().voidItem();
                            case "failed", "canceled" ->
                                    Uni.createFrom()
                                            .failure(failure(0, answer.getJsonObject("error")));
                            default ->
                                    Uni.createFrom()
                                            .voidItem()
                                            .onItem()
                                            .delayIt()
                                            .by(pause)
                                            .chain(() -> end(task, longer(pause)));
                        });
    }

    private static Duration longer(Duration pause) {
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_BETWEEN_LOOKS) > 0 ? LONGEST_BETWEEN_LOOKS : longer;
    }

    private Uni<JsonObject> send(
            HttpMethod method, String path, @Nullable Object body, Duration patience) {
        var options =
                new RequestOptions()
                        .setMethod(method)
                        .setAbsoluteURI(config.url().orElseThrow().replaceAll("/+$", "") + path)
                        .setTimeout(patience.toMillis());
        config.key()
                .filter(key -> !key.isBlank())
                .ifPresent(key -> options.putHeader("Authorization", "Bearer " + key));
        return http.request(options)
                .chain(request -> send(request, body))
                .chain(MeilisearchClient::read)
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private static Uni<HttpClientResponse> send(HttpClientRequest request, @Nullable Object body) {
        if (body == null) {
            return request.send();
        }
        var text = Json.encodeToBuffer(body);
        return request.putHeader("Content-Type", "application/json")
                .send(io.vertx.mutiny.core.buffer.Buffer.newInstance(text));
    }

    private static Uni<JsonObject> read(HttpClientResponse response) {
        return response.body().map(body -> read(response.statusCode(), body.getDelegate()));
    }

    private static JsonObject read(int status, Buffer body) {
        var json = body.length() == 0 ? new JsonObject() : parse(status, body);
        if (status >= 400) {
            throw failure(status, json);
        }
        return json;
    }

    private static JsonObject parse(int status, Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException e) {
            throw new MeilisearchFailure(status, "no_json", "an answer that is no JSON");
        }
    }

    private static MeilisearchFailure failure(int status, @Nullable JsonObject error) {
        var known = error == null ? new JsonObject() : error;
        return new MeilisearchFailure(
                status,
                known.getString("code", "http_" + status),
                known.getString("message", "no reason given"));
    }

    /** A connection that fails may be mended soon; what was refused is refused again. */
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof MeilisearchFailure refusal) || refusal.mayPass();
    }
}
