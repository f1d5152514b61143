package tn.shabou.prospector.discovery.overpass;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One question at a time, whoever of us asks; only when the server has a slot for us; and long
 * rests when it is busy.
 */
@ApplicationScoped
public class Overpass {

    /** Held for the length of a transaction, so that a replica that dies holds up nobody. */
    private static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock($1)";

    private static final long TURN = 0x6f766572;

    private static final Pattern FREE = Pattern.compile("(?m)^([1-9]\\d*) slots? available now");
    private static final Pattern LATER =
            Pattern.compile("(?m)^Slot available after: .*?, in (\\d{1,6}) seconds");

    /** What the way there and back may take besides the query. */
    private static final Duration JOURNEY = Duration.ofSeconds(20);

    private final Pool database;
    private final OverpassConfig config;
    private final HttpClient http;

    Overpass(Pool database, OverpassConfig config, Vertx vertx) {
        this.database = database;
        this.config = config;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) JOURNEY.toMillis())
                                .setDecompressionSupported(true));
    }

    /**
     * @param statements in the language of Overpass, without settings
     * @return the answer in JSON, as it came; fails with {@link OverpassRefusal}
     */
    public Uni<Buffer> ask(String statements) {
        var query =
                "[out:json][timeout:%d][maxsize:%d];%s"
                        .formatted(config.timeout().toSeconds(), config.largest(), statements);
        return database.withTransaction(turn ->
                turn.preparedQuery(TAKE_TURN)
                        .execute(Tuple.of(TURN))
                        .invoke(rows -> {
                            if (!rows.iterator().next().getBoolean(0)) {
                                throw new OverpassRefusal("another question is under way", false);
                            }
                        })
                        .chain(() -> attempts(query)));
    }

    private Uni<Buffer> attempts(String query) {
        return Uni.createFrom()
                .deferred(() -> slot().chain(() -> exchange(interpreter(query))))
                .onFailure(e -> e instanceof OverpassRefusal refusal && refusal.isBusy())
                .retry()
                .withBackOff(config.pause(), config.pause().multipliedBy(4))
                .withJitter(0.1)
                .atMost(Math.max(1, config.attempts() - 1))
                .onFailure(e -> !(e instanceof OverpassRefusal))
                .transform(e ->
                        e.getCause() instanceof OverpassRefusal refusal
                                ? refusal
                                : new OverpassRefusal("the server could not be reached", false));
    }

    /** Completes when the server has a slot for us; one that tells nothing has. */
    private Uni<Void> slot() {
        return exchange(new Question(HttpMethod.GET, "status", ""))
                .map(status -> wait(status.toString()))
                .chain(wait -> {
                    if (wait.compareTo(config.pause().multipliedBy(4)) > 0) {
                        throw new OverpassRefusal("the server has no slot for us", false);
                    }
                    var now = Uni.createFrom().voidItem();
                    return wait.isZero() ? now : now.onItem().delayIt().by(wait);
                });
    }

    private static Duration wait(String status) {
        var later = LATER.matcher(status);
        return FREE.matcher(status).find() || !later.find()
                ? Duration.ZERO
                : Duration.ofSeconds(Long.parseLong(later.group(1)) + 1);
    }

    private record Question(HttpMethod method, String path, String body) {}

    private static Question interpreter(String query) {
        return new Question(
                HttpMethod.POST,
                "interpreter",
                "data=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private Uni<Buffer> exchange(Question question) {
        var options =
                new RequestOptions()
                        .setAbsoluteURI(config.url().resolve(question.path()).toString())
                        .setMethod(question.method())
                        .putHeader("User-Agent", config.userAgent())
                        .putHeader("Content-Type", "application/x-www-form-urlencoded");
        return Uni.createFrom()
                .<Buffer>emitter(emitter ->
                        http.request(options)
                                .onSuccess(request -> send(question, request, emitter))
                                .onFailure(emitter::fail))
                .ifNoItem()
                .after(config.timeout().plus(JOURNEY))
                .failWith(() -> new OverpassRefusal("the server took too long", true));
    }

    private void send(
            Question question, HttpClientRequest request, UniEmitter<? super Buffer> emitter) {
        emitter.onTermination(request::reset);
        request.send(question.body())
                .onSuccess(response -> receive(request, response, emitter))
                .onFailure(emitter::fail);
    }

    private void receive(
            HttpClientRequest request,
            HttpClientResponse response,
            UniEmitter<? super Buffer> emitter) {
        response.exceptionHandler(emitter::fail);
        int status = response.statusCode();
        if (status != 200) {
            boolean busy = status == 429 || status >= 500;
            emitter.fail(
                    new OverpassRefusal(
                            "the server answered %d %s"
                                    .formatted(
                                            status,
                                            Objects.requireNonNullElse(
                                                    response.statusMessage(), "")),
                            busy));
            request.reset();
            return;
        }
        var body = Buffer.buffer();
        response.endHandler(_ -> emitter.complete(body));
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > config.largest()) {
                emitter.fail(new OverpassRefusal("the answer is too large", false));
                request.reset();
            }
        });
    }
}
