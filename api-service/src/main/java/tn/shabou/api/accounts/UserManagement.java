package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.model.accounts.Role;

/**
 * Hires, changes and lets go. Each deed and its entry in the audit log are one transaction; when it
 * is committed, whoever it concerns is signed out.
 */
@ApplicationScoped
class UserManagement {

    private final Pool database;
    private final UserDirectory directory;
    private final SecondFactors secondFactors;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    UserManagement(
            Pool database,
            UserDirectory directory,
            SecondFactors secondFactors,
            Passwords passwords,
            Sessions sessions,
            Idempotency idempotency,
            AuditTrail audit) {
        this.database = database;
        this.directory = directory;
        this.secondFactors = secondFactors;
        this.passwords = passwords;
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /**
     * @param call keeps it from being done twice
     */
    record Hire(String email, String fullName, Role role, String password, Idempotency.Call call) {}

    record Change(String fullName, Role role, boolean active) {}

    Uni<UserDirectory.Entry> hire(Hire hire, By by) {
        return idempotency
                .find(hire.call)
                .chain(known ->
                        known.isPresent()
                                ? directory.find(UUID.fromString(known.get()))
                                : create(hire, by));
    }

    private Uni<UserDirectory.Entry> create(Hire hire, By by) {
        PasswordRules.check(hire.password, hire.email);
        return passwords
                .hash(hire.password)
                .chain(hash ->
                        database.withTransaction(
                                transaction -> create(transaction, hire, hash, by)));
    }

    private Uni<UserDirectory.Entry> create(
            SqlConnection transaction, Hire hire, String hash, By by) {
        return directory
                .create(transaction, hire.email, hire.fullName, hire.role, hash)
                .chain(id -> directory.find(transaction, id))
                .call(user -> idempotency.keep(transaction, hire.call, user.id().toString()))
                .call(user ->
                        audit.append(transaction, by.deed("create user", user.id(), user.json())));
    }

    /**
     * @param ifMatch the version that the change was made of
     */
    Uni<UserDirectory.Entry> change(UUID id, Change change, Optional<String> ifMatch, By by) {
        return database.withTransaction(transaction ->
                        directory
                                .findLocked(transaction, id)
                                .invoke(user -> IfMatch.require(ifMatch, user.version()))
                                .call(user -> requireAnAdmin(transaction, user, change))
                                .chain(user -> change(transaction, user, change, by)))
                .call(user -> user.endsSessions ? signOut(id) : Uni.createFrom().voidItem())
                .map(changed -> changed.entry);
    }

    private record Changed(UserDirectory.Entry entry, boolean endsSessions) {}

    private Uni<Changed> change(
            SqlConnection transaction, UserDirectory.Entry old, Change change, By by) {
        return directory
                .change(transaction, old.id(), change.fullName, change.role, change.active)
                .chain(() -> directory.find(transaction, old.id()))
                .call(user ->
                        audit.append(
                                transaction,
                                by.deed("change user", user.id(), user.json()).from(old.json())))
                .map(user -> new Changed(user, user.role() != old.role() || !user.active()));
    }

    private Uni<Void> requireAnAdmin(
            SqlConnection transaction, UserDirectory.Entry user, Change change) {
        if (!user.isActiveAdmin() || change.active && change.role == Role.ADMIN) {
            return Uni.createFrom().voidItem();
        }
        return directory
                .activeAdmins(transaction)
                .invoke(count -> {
                    if (count == 1) {
                        throw new Problem(
                                AccountProblem.LAST_ADMIN,
                                "Make somebody else an administrator first.");
                    }
                })
                .replaceWithVoid();
    }

    /** For somebody who has forgotten it, or whose password has leaked. */
    Uni<Void> setPassword(UUID id, String password, By by) {
        return directory
                .find(id)
                .invoke(user -> PasswordRules.check(password, user.email()))
                .chain(() -> passwords.hash(password))
                .chain(hash ->
                        database.withTransaction(transaction ->
                                directory
                                        .setPassword(transaction, id, hash)
                                        .chain(() ->
                                                audit.append(
                                                        transaction, by.deed("set password", id)))))
                .chain(() -> signOut(id));
    }

    /** For somebody who has lost the telephone and the recovery codes. */
    Uni<Void> removeSecondFactor(UUID id, By by) {
        return directory
                .find(id)
                .chain(() ->
                        database.withTransaction(transaction ->
                                secondFactors
                                        .remove(transaction, id)
                                        .chain(() ->
                                                audit.append(
                                                        transaction,
                                                        by.deed("remove second factor", id)))))
                .chain(() -> signOut(id));
    }

    private Uni<Void> signOut(UUID user) {
        return sessions.endAll(user, Optional.empty());
    }
}
