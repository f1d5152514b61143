package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.http.Problem;

/** The codes that people have on their telephones, and the recovery codes for when they lose it. */
@ApplicationScoped
class SecondFactors {

    private static final String BEGIN =
            """
            INSERT INTO second_factor (user_id, secret) VALUES ($1, $2)
            ON CONFLICT (user_id) DO UPDATE SET secret = $2, last_step = 0
            WHERE second_factor.confirmed_at IS NULL
            """;

    private static final String FIND =
            "SELECT secret, confirmed_at IS NOT NULL AS confirmed FROM second_factor WHERE user_id = $1";

    // A step is taken by one request only, however many come at once.
    private static final String TAKE_STEP =
            "UPDATE second_factor SET last_step = $2 WHERE user_id = $1 AND last_step < $2";

    private static final String CONFIRM =
            "UPDATE second_factor SET confirmed_at = $2 WHERE user_id = $1 AND confirmed_at IS NULL";

    private static final String KEEP_RECOVERY_CODES =
            "INSERT INTO recovery_code (user_id, hash) SELECT $1, unnest($2::bytea[])";

    private static final String TAKE_RECOVERY_CODE =
            "UPDATE recovery_code SET used_at = $3 WHERE user_id = $1 AND hash = $2 AND used_at IS NULL";

    private static final String REMOVE = "DELETE FROM second_factor WHERE user_id = $1";

    private final Pool database;
    private final SecretBox box;
    private final RecoveryCodes recoveryCodes;
    private final Clock clock;

    SecondFactors(Pool database, SecretBox box, RecoveryCodes recoveryCodes, Clock clock) {
        this.database = database;
        this.box = box;
        this.recoveryCodes = recoveryCodes;
        this.clock = clock;
    }

    private record Factor(Totp totp, boolean confirmed) {}

    /** What to type into a telephone; counts once {@link #confirm} has seen a code of it. */
    Uni<Totp> begin(UUID user) {
        var totp = new Totp(recoveryCodes.random(Totp.SECRET_BYTES));
        var closed = Buffer.buffer(box.close(user, totp.secret()));
        return database.preparedQuery(BEGIN)
                .execute(Tuple.of(user, closed))
                .map(written -> {
                    if (written.rowCount() == 0) {
                        throw new Problem(
                                AccountProblem.SECOND_FACTOR_IS_ON,
                                "Switch it off first, with a code of the old telephone.");
                    }
                    return totp;
                });
    }

    /**
     * Switches the second factor on, within a transaction. Answers recovery codes, which nobody can
     * show again.
     */
    Uni<List<String>> confirm(SqlConnection transaction, UUID user, String code) {
        var codes = recoveryCodes.make();
        var hashes =
                codes.stream()
                        .map(one -> Buffer.buffer(recoveryCodes.hash(one)))
                        .toArray(Buffer[]::new);
        return find(transaction, user)
                .map(factor -> factor.filter(found -> !found.confirmed))
                .chain(factor -> takeStep(transaction, user, factor, code))
                .map(SecondFactors::require)
                .chain(() ->
                        transaction
                                .preparedQuery(CONFIRM)
                                .execute(Tuple.of(user, clock.instant().atOffset(ZoneOffset.UTC))))
                .chain(() ->
                        transaction
                                .preparedQuery(KEEP_RECOVERY_CODES)
                                .execute(Tuple.of(user, hashes)))
                .replaceWith(codes);
    }

    Uni<Boolean> isOn(UUID user) {
        return database.withConnection(connection -> find(connection, user))
                .map(factor -> factor.map(Factor::confirmed).orElse(false));
    }

    /**
     * Whether the code opens the account: one of the telephone or a recovery code, each only once.
     */
    Uni<Boolean> accepts(UUID user, String code) {
        return database.withTransaction(transaction ->
                recoveryCodes.isOne(code)
                        ? takeRecoveryCode(transaction, user, code)
                        : find(transaction, user)
                                .map(factor -> factor.filter(Factor::confirmed))
                                .chain(factor -> takeStep(transaction, user, factor, code)));
    }

    Uni<Void> remove(SqlConnection transaction, UUID user) {
        return transaction.preparedQuery(REMOVE).execute(Tuple.of(user)).replaceWithVoid();
    }

    private Uni<Optional<Factor>> find(SqlConnection connection, UUID user) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(user))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    var row = rows.iterator().next();
                    var secret = box.open(user, row.getBuffer("secret").getBytes());
                    return Optional.of(new Factor(new Totp(secret), row.getBoolean("confirmed")));
                });
    }

    private Uni<Boolean> takeStep(
            SqlConnection connection, UUID user, Optional<Factor> factor, String code) {
        var step =
                factor.map(found -> found.totp.step(code, clock.instant())).stream()
                        .flatMapToLong(found -> found.stream())
                        .findFirst();
        return step.isEmpty()
                ? Uni.createFrom().item(false)
                : connection
                        .preparedQuery(TAKE_STEP)
                        .execute(Tuple.of(user, step.getAsLong()))
                        .map(taken -> taken.rowCount() == 1);
    }

    private Uni<Boolean> takeRecoveryCode(SqlConnection connection, UUID user, String code) {
        var hash = Buffer.buffer(recoveryCodes.hash(code));
        return connection
                .preparedQuery(TAKE_RECOVERY_CODE)
                .execute(Tuple.of(user, hash, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(taken -> taken.rowCount() == 1);
    }

    private static boolean require(boolean accepted) {
        if (!accepted) {
            throw new Problem(
                    AccountProblem.WRONG_CODE,
                    "Type the six digits that your telephone shows now; each serves once.");
        }
        return true;
    }
}
