package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Problem;
import tn.shabou.model.accounts.User;

/**
 * What members of staff do to their own accounts. Whatever would lock the owner out asks for the
 * password again, since a screen may stand open.
 */
@ApplicationScoped
class OwnAccount {

    private final Pool database;
    private final Users users;
    private final UserDirectory directory;
    private final SecondFactors secondFactors;
    private final SecondFactorConfig config;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Guessing guessing;
    private final AuditTrail audit;

    OwnAccount(
            Pool database,
            Users users,
            UserDirectory directory,
            SecondFactors secondFactors,
            SecondFactorConfig config,
            Passwords passwords,
            Sessions sessions,
            Guessing guessing,
            AuditTrail audit) {
        this.database = database;
        this.users = users;
        this.directory = directory;
        this.secondFactors = secondFactors;
        this.config = config;
        this.passwords = passwords;
        this.sessions = sessions;
        this.guessing = guessing;
        this.audit = audit;
    }

    /**
     * The password as typed once more.
     *
     * @param address where it is typed
     */
    record Proof(String password, String address) {}

    Uni<User> of(Staff staff) {
        return users.active(staff.id()).map(Optional::orElseThrow);
    }

    Uni<Boolean> hasSecondFactor(Staff staff) {
        return secondFactors.isOn(staff.id());
    }

    /** Whoever knew the old password is signed out, but for the session that asks. */
    Uni<Void> changePassword(By by, UUID session, Proof proof, String wanted) {
        var me = by.staff().id();
        PasswordRules.check(wanted, by.staff().email());
        return require(by.staff(), proof)
                .chain(() -> passwords.hash(wanted))
                .chain(hash ->
                        audited(
                                by,
                                "change password",
                                transaction -> directory.setPassword(transaction, me, hash)))
                .chain(() -> sessions.endAll(me, Optional.of(session)));
    }

    /** Counts once {@link #confirmSecondFactor} has seen a code of it. */
    Uni<Totp> beginSecondFactor(By by, Proof proof) {
        return require(by.staff(), proof).chain(() -> secondFactors.begin(by.staff().id()));
    }

    /** Answers the recovery codes. */
    Uni<List<String>> confirmSecondFactor(By by, String code) {
        var me = by.staff().id();
        return audited(
                by,
                "switch second factor on",
                transaction -> secondFactors.confirm(transaction, me, code));
    }

    Uni<Void> removeSecondFactor(By by, Proof proof) {
        var me = by.staff().id();
        return require(by.staff(), proof)
                .chain(() ->
                        audited(
                                by,
                                "switch second factor off",
                                transaction -> secondFactors.remove(transaction, me)))
                .chain(() -> of(by.staff()))
                .chain(user ->
                        config.secondFactor().isFor(user.role())
                                ? sessions.endAll(me, Optional.empty())
                                : Uni.createFrom().voidItem());
    }

    private <T> Uni<T> audited(By by, String action, Function<SqlConnection, Uni<T>> deed) {
        return database.withTransaction(transaction ->
                deed.apply(transaction)
                        .call(() -> audit.append(transaction, by.deed(action, by.staff().id()))));
    }

    private Uni<Void> require(Staff staff, Proof proof) {
        return guessing.attempt(staff.email(), proof.address)
                .chain(() -> of(staff))
                .chain(user -> passwords.matches(proof.password, Optional.of(user.passwordHash())))
                .invoke(matches -> {
                    if (!matches) {
                        throw new Problem(
                                AccountProblem.WRONG_PASSWORD,
                                "Type the password that you signed in with.");
                    }
                })
                .chain(() -> guessing.succeeded(staff.email(), proof.address));
    }
}
