package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import tn.shabou.api.access.Permission;
import tn.shabou.api.http.Problem;
import tn.shabou.model.accounts.User;

/** Decides who gets tokens. */
@ApplicationScoped
class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private final Users users;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final SecondFactorConfig config;
    private final Guessing guessing;
    private final Clock clock;

    SignIn(
            Users users,
            Passwords passwords,
            Tokens tokens,
            Sessions sessions,
            SecondFactors secondFactors,
            SecondFactorConfig config,
            Guessing guessing,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.config = config;
        this.guessing = guessing;
        this.clock = clock;
    }

    /**
     * @param mustEnrol whether the access token serves only to switch the second factor on
     */
    record Pass(User user, String accessToken, String refreshToken, boolean mustEnrol) {}

    /**
     * What somebody types to sign in.
     *
     * @param code of the second factor, for those who have one
     */
    record Credentials(String email, String password, Optional<String> code) {}

    /**
     * Fails in the same way, after the same time, for a wrong password and for an unknown person.
     */
    Uni<Pass> withPassword(Credentials given, Sessions.Device device) {
        return guessing.attempt(given.email, device.address())
                .chain(() -> users.active(given.email))
                .chain(user ->
                        passwords
                                .matches(given.password, user.map(User::passwordHash))
                                .map(matches -> matches ? user : Optional.<User>empty()))
                .map(user -> user.orElseThrow(SignIn::wrongCredentials))
                .call(user -> checkCode(user, given.code))
                .call(user -> rehash(user, given.password))
                .call(user -> users.signedIn(user.id()))
                .call(user -> guessing.succeeded(given.email, device.address()))
                .chain(user -> open(user, device));
    }

    private Uni<Void> checkCode(User user, Optional<String> code) {
        return secondFactors
                .isOn(user.id())
                .chain(on -> on ? checkCode(user.id(), code) : Uni.createFrom().voidItem());
    }

    private Uni<Void> checkCode(UUID user, Optional<String> code) {
        var given =
                code.orElseThrow(() ->
                        new Problem(
                                AccountProblem.SECOND_FACTOR_REQUIRED,
                                "Send \"code\" as well: the six digits on your telephone, or a recovery code."));
        return secondFactors
                .accepts(user, given)
                .invoke(accepted -> {
                    if (!accepted) {
                        throw wrongCredentials();
                    }
                })
                .replaceWithVoid();
    }

    /** Passwords hashed with less effort than today's are hashed anew when their owners come by. */
    private Uni<Void> rehash(User user, String password) {
        return passwords.isOutdated(user.passwordHash())
                ? passwords
                        .hash(password)
                        .chain(hash -> users.rehash(user.id(), user.passwordHash(), hash))
                : Uni.createFrom().voidItem();
    }

    private Uni<Pass> open(User user, Sessions.Device device) {
        var now = now();
        var grant = new Tokens.Grant(user.id(), UUID.randomUUID(), UUID.randomUUID(), now, now);
        return sessions.open(grant, device).chain(() -> pass(user, grant, now));
    }

    /** A refresh token serves once; used again later, it ends the session of thief and owner. */
    Uni<Pass> withRefreshToken(String token) {
        var presented = tokens.readRefresh(token).orElseThrow(SignIn::invalidRefreshToken);
        var now = now();
        return users.active(presented.user())
                .map(user -> user.orElseThrow(SignIn::invalidRefreshToken))
                .chain(user ->
                        sessions.renew(token, presented, now)
                                .chain(renewal ->
                                        switch (renewal) {
                                            case Sessions.Renewal.Renewed(var grant) ->
                                                    pass(user, grant, now);
                                            case Sessions.Renewal.Gone() ->
                                                    throw invalidRefreshToken();
                                            case Sessions.Renewal.Reused() ->
                                                    throw reused(presented);
                                        }));
    }

    /** Ends the session of the token, whichever of its tokens it is. */
    Uni<Void> out(String token) {
        return tokens.readRefresh(token)
                .map(grant -> sessions.end(grant.user(), grant.session()).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Pass> pass(User user, Tokens.Grant grant, Instant now) {
        return mustEnrol(user)
                .map(mustEnrol -> {
                    var group = mustEnrol ? Permission.ENROL : user.role().name();
                    return new Pass(
                            user,
                            tokens.access(user, group, grant.session(), now),
                            tokens.refresh(grant),
                            mustEnrol);
                });
    }

    private Uni<Boolean> mustEnrol(User user) {
        return config.secondFactor().isFor(user.role())
                ? secondFactors.isOn(user.id()).map(on -> !on)
                : Uni.createFrom().item(false);
    }

    /** Tokens tell whole seconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Problem wrongCredentials() {
        return new Problem(
                AccountProblem.WRONG_CREDENTIALS,
                "Check the e-mail address and the password, and the code if you have one.");
    }

    private static Problem reused(Tokens.Grant grant) {
        LOG.warnf(
                "a refresh token of user %s was used twice; session %s is over",
                grant.user(), grant.session());
        return invalidRefreshToken();
    }

    private static Problem invalidRefreshToken() {
        return new Problem(
                AccountProblem.INVALID_REFRESH_TOKEN, "Sign in again with /api/admin/auth/login.");
    }
}
