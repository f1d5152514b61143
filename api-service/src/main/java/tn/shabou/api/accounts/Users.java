package tn.shabou.api.accounts;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.model.accounts.User;

/** The staff. */
@ApplicationScoped
class Users implements PanacheRepositoryBase<User, UUID> {

    private final Clock clock;

    Users(Clock clock) {
        this.clock = clock;
    }

    /**
     * A member of staff who may sign in; empty for the unknown and for those whose account is
     * closed.
     */
    @WithSession
    Uni<Optional<User>> active(String email) {
        return find("email = ?1 and active", User.canonicalEmail(email))
                .firstResult()
                .map(Optional::ofNullable);
    }

    @WithSession
    Uni<Optional<User>> active(UUID id) {
        return find("id = ?1 and active", id).firstResult().map(Optional::ofNullable);
    }

    @WithTransaction
    Uni<Void> signedIn(UUID id) {
        return update("lastLoginAt = ?1 where id = ?2", clock.instant(), id).replaceWithVoid();
    }

    /** Puts another hash of the same password in the place of {@code old}. */
    @WithTransaction
    Uni<Void> rehash(UUID id, String old, String hash) {
        return update("passwordHash = ?1 where id = ?2 and passwordHash = ?3", hash, id, old)
                .replaceWithVoid();
    }
}
