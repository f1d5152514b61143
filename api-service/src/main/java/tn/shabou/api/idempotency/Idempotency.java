package tn.shabou.api.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.SecretsConfig;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): what was created
 * under a key is kept in the transaction that created it, so neither can be there without the
 * other.
 *
 * <pre>{@code
 * var call = idempotency.call(header, staff.id().toString(), "create user", body);
 * idempotency.find(call)
 *         .chain(known -> known.isPresent() ? read(known.get()) : create(call));
 * // and in the transaction of create:
 * idempotency.keep(transaction, call, id);
 * }</pre>
 */
@ApplicationScoped
public class Idempotency {

    public static final String HEADER = "Idempotency-Key";

    private static final String FIND =
            "SELECT fingerprint, created_id FROM idempotency_key WHERE caller = $1 AND operation = $2 AND key = $3";

    private static final String LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(10), $1::text, $2::text, $3::text), 0))";

    private static final String KEEP =
            """
            INSERT INTO idempotency_key (caller, operation, key, fingerprint, created_id) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = "DELETE FROM idempotency_key WHERE created_at < $1";

    /** A quoted text, as the draft wants it, or the same without quotes. */
    private static final Pattern KEY =
            Pattern.compile("\"?([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200})\"?");

    private static final String MAC = "HmacSHA256";

    private final Pool database;
    private final ObjectMapper json;
    private final IdempotencyConfig config;
    private final Clock clock;
    private final SecretKeySpec secret;

    Idempotency(
            Pool database,
            ObjectMapper json,
            SecretsConfig secrets,
            IdempotencyConfig config,
            Clock clock) {
        this.database = database;
        this.json = json;
        this.config = config;
        this.clock = clock;
        this.secret = new SecretKeySpec(secrets.jwtSecret().getBytes(StandardCharsets.UTF_8), MAC);
    }

    /**
     * A request to create something.
     *
     * @param caller whose key it is; others may use the same
     */
    public record Call(String caller, String operation, Optional<String> key, Buffer fingerprint) {

        private Tuple row() {
            return Tuple.of(caller, operation, key.orElseThrow());
        }
    }

    /**
     * @param header as the client sent it; without it nothing is looked up or kept
     * @param body what shall be created
     * @throws Problem 400 when the header is not a key
     */
    public Call call(
            Optional<String> header, String caller, String operation, @Nullable Object body) {
        return new Call(caller, operation, header.map(Idempotency::key), fingerprint(body));
    }

    /**
     * The id of what the same call created before.
     *
     * @throws Problem (in the Uni) 422 when another call has the key
     */
    public Uni<Optional<String>> find(Call call) {
        return call.key.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : database.preparedQuery(FIND)
                        .execute(call.row())
                        .map(rows -> {
                            for (var row : rows) {
                                requireSame(call, row.getBuffer("fingerprint").getBytes());
                                return Optional.of(row.getString("created_id"));
                            }
                            return Optional.empty();
                        });
    }

    /**
     * To be called in the transaction that creates, which fails with it.
     *
     * @throws Problem (in the Uni) 409 while another transaction does the same
     */
    public Uni<Void> keep(SqlConnection transaction, Call call, String createdId) {
        if (call.key.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var row = call.row().addValue(call.fingerprint).addString(createdId);
        return transaction
                .preparedQuery(LOCK)
                .execute(call.row())
                .invoke(rows -> requireAlone(rows.iterator().next().getBoolean(0)))
                .chain(() -> transaction.preparedQuery(KEEP).execute(row))
                .invoke(kept -> requireAlone(kept.rowCount() == 1))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "10m", identity = "forget idempotency keys")
    Uni<Void> forget() {
        var end = clock.instant().minus(config.life()).atOffset(ZoneOffset.UTC);
        return database.preparedQuery(FORGET).execute(Tuple.of(end)).replaceWithVoid();
    }

    private static String key(String header) {
        var key = KEY.matcher(header.strip());
        if (!key.matches()) {
            throw new Problem(
                    HttpProblem.INVALID_KEY,
                    "Send a text of at most 200 letters, digits and signs, such as a UUID in quotes.");
        }
        return key.group(1);
    }

    private static void requireSame(Call call, byte[] fingerprint) {
        if (!MessageDigest.isEqual(call.fingerprint.getBytes(), fingerprint)) {
            throw new Problem(
                    HttpProblem.KEY_REUSED, "Take a new key for each thing that is to be created.");
        }
    }

    private static void requireAlone(boolean alone) {
        if (!alone) {
            throw new Problem(
                    HttpProblem.STILL_RUNNING, "Send it again in a moment to get its answer.");
        }
    }

    private Buffer fingerprint(@Nullable Object body) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(secret);
            return Buffer.buffer(mac.doFinal(json.writeValueAsBytes(body)));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
