package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.http.Problem;
import tn.shabou.model.accounts.User;

/** What a member of staff does to their own account. */
@ApplicationScoped
class OwnAccount {

    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;

    OwnAccount(Users users, Passwords passwords, Sessions sessions) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    Uni<User> of(Staff staff) {
        return users.active(staff.id()).map(Optional::orElseThrow);
    }

    /** Whoever knew the old password is signed out, but for the session that asks. */
    Uni<Void> changePassword(Staff staff, UUID session, String current, String wanted) {
        PasswordRules.check(wanted, staff.email());
        return of(staff)
                .call(user -> require(user, current))
                .chain(() -> passwords.hash(wanted))
                .chain(hash -> users.setPassword(staff.id(), hash))
                .chain(() -> sessions.endAll(staff.id(), Optional.of(session)));
    }

    private Uni<Void> require(User user, String password) {
        return passwords
                .matches(password, Optional.of(user.passwordHash()))
                .invoke(matches -> {
                    if (!matches) {
                        throw new Problem(
                                AccountProblem.WRONG_PASSWORD,
                                "Type the password that you signed in with.");
                    }
                })
                .replaceWithVoid();
    }
}
