package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tn.shabou.api.http.Problem;
import tn.shabou.model.accounts.User;

/** Decides who gets tokens. */
@ApplicationScoped
class SignIn {

    private final Users users;
    private final Passwords passwords;
    private final Tokens tokens;
    private final RefreshWhitelist whitelist;

    SignIn(Users users, Passwords passwords, Tokens tokens, RefreshWhitelist whitelist) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.whitelist = whitelist;
    }

    record Session(User user, String accessToken, String refreshToken) {}

    /**
     * Fails in the same way, after the same time, for a wrong password and for an unknown person.
     */
    Uni<Session> withPassword(String email, String password) {
        return users.active(email)
                .chain(user ->
                        passwords
                                .matches(password, user.map(User::passwordHash))
                                .map(matches -> matches ? user : Optional.<User>empty()))
                .map(user -> user.orElseThrow(SignIn::wrongCredentials))
                .call(user -> users.signedIn(user.id()))
                .chain(this::open);
    }

    /** A refresh token serves once: it is exchanged for a new one. */
    Uni<Session> withRefreshToken(String token) {
        var refresh = tokens.readRefresh(token).orElseThrow(SignIn::invalidRefreshToken);
        return whitelist
                .redeem(refresh)
                .chain(valid ->
                        valid
                                ? users.active(refresh.userId())
                                : Uni.createFrom().item(Optional.<User>empty()))
                .map(user -> user.orElseThrow(SignIn::invalidRefreshToken))
                .chain(this::open);
    }

    Uni<Void> out(String token) {
        return tokens.readRefresh(token)
                .map(whitelist::revoke)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Session> open(User user) {
        var refresh = tokens.refresh(user);
        return whitelist
                .admit(refresh)
                .replaceWith(new Session(user, tokens.access(user), refresh.token()));
    }

    private static Problem wrongCredentials() {
        return new Problem(
                AccountProblem.WRONG_CREDENTIALS, "Check the e-mail address and the password.");
    }

    private static Problem invalidRefreshToken() {
        return new Problem(
                AccountProblem.INVALID_REFRESH_TOKEN, "Sign in again with /api/admin/auth/login.");
    }
}
