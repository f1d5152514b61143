package tn.shabou.google;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tn.shabou.google.GoogleTrouble.Cause;

/**
 * Sends requests to Google: with the key and a field mask, paid for first, again when it is busy.
 */
@ApplicationScoped
class GoogleDoor {

    private static final int MOST_CONNECTIONS = 4;

    private final GoogleConfig config;
    private final Budget budget;
    private final HttpClient http;

    GoogleDoor(GoogleConfig config, Budget budget, Vertx vertx) {
        this.config = config;
        this.budget = budget;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) config.timeout().toMillis())
                                .setDecompressionSupported(true),
                        new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /**
     * @param mask which fields are answered
     */
    Uni<JsonObject> get(String path, String mask, Sku sku) {
        return send(new Question(HttpMethod.GET, path, Optional.empty(), mask), sku);
    }

    Uni<JsonObject> post(String path, JsonObject body, String mask, Sku sku) {
        return send(new Question(HttpMethod.POST, path, Optional.of(body), mask), sku);
    }

    private record Question(
            HttpMethod method, String path, Optional<JsonObject> body, String mask) {}

    private Uni<JsonObject> send(Question question, Sku sku) {
        var key = config.key().filter(given -> !given.isBlank());
        if (key.isEmpty()) {
            return Uni.createFrom()
                    .failure(new GoogleTrouble(Cause.NO_KEY, "no key for Google is configured"));
        }
        var attempt =
                Uni.createFrom()
                        .deferred(
                                () -> budget.take(sku).chain(() -> exchange(question, key.get())));
        return attempt.onFailure(GoogleDoor::isAway)
                .retry()
                .withBackOff(config.pause(), config.pause().multipliedBy(8))
                .withJitter(0.2)
                .atMost(Math.max(1, config.attempts() - 1))
                .onFailure(failure -> !(failure instanceof GoogleTrouble))
                .transform(GoogleDoor::cause);
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof GoogleTrouble trouble && trouble.cause() == Cause.AWAY;
    }

    /** What wraps the last failure of several attempts. */
    private static Throwable cause(Throwable failure) {
        return failure.getCause() instanceof GoogleTrouble trouble ? trouble : failure;
    }

    private Uni<JsonObject> exchange(Question question, String key) {
        return Uni.createFrom()
                .<JsonObject>emitter(emitter ->
                        http.request(options(question, key))
                                .onSuccess(request -> send(question, request, emitter))
                                .onFailure(emitter::fail))
                .ifNoItem()
                .after(config.timeout())
                .failWith(() -> new GoogleTrouble(Cause.AWAY, "Google took too long"))
                .onFailure(failure -> !(failure instanceof GoogleTrouble))
                .transform(_ -> new GoogleTrouble(Cause.AWAY, "Google could not be reached"));
    }

    private RequestOptions options(Question question, String key) {
        var options =
                new RequestOptions()
                        .setAbsoluteURI(config.url().resolve(question.path()).toString())
                        .setMethod(question.method())
                        .putHeader("X-Goog-Api-Key", key)
                        .putHeader("X-Goog-FieldMask", question.mask());
        return question.body().isPresent()
                ? options.putHeader("Content-Type", "application/json")
                : options;
    }

    private static void send(
            Question question, HttpClientRequest request, UniEmitter<? super JsonObject> emitter) {
        emitter.onTermination(request::reset);
        var body = question.body().map(JsonObject::toBuffer).orElseGet(Buffer::buffer);
        request.send(body)
                .onSuccess(response ->
                        response.body()
                                .onSuccess(answer -> settle(response.statusCode(), answer, emitter))
                                .onFailure(emitter::fail))
                .onFailure(emitter::fail);
    }

    private static void settle(int status, Buffer body, UniEmitter<? super JsonObject> emitter) {
        var answer = json(body);
        if (status == 200) {
            emitter.complete(answer);
        } else {
            var error = answer.getJsonObject("error", new JsonObject());
            emitter.fail(
                    new GoogleTrouble(
                            cause(status, error.getString("status", "")),
                            "Google answered %d %s: %s"
                                    .formatted(
                                            status,
                                            error.getString("status", ""),
                                            error.getString("message", "no reason given"))));
        }
    }

    private static Cause cause(int status, String said) {
        if (status == 401 || status == 403 || said.equals("REQUEST_DENIED")) {
            return Cause.DENIED;
        }
        return switch (status) {
            case 404 -> Cause.UNKNOWN_PLACE;
            case 408, 429 -> Cause.AWAY;
            default -> status >= 500 ? Cause.AWAY : Cause.MISTAKE;
        };
    }

    private static JsonObject json(Buffer body) {
        try {
            return body.length() == 0 ? new JsonObject() : body.toJsonObject();
        } catch (DecodeException | ClassCastException _) {
            return new JsonObject();
        }
    }
}
