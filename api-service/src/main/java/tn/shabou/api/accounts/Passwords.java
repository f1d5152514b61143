package tn.shabou.api.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Hashes passwords with argon2id (RFC 9106), 19 MiB, two passes, one lane: the least that OWASP
 * advises. It takes tens of milliseconds of a core, so it runs off the event loop.
 */
@ApplicationScoped
class Passwords {

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private final Vertx vertx;
    private final String nobodysHash;

    Passwords(Vertx vertx) {
        this.vertx = vertx;
        this.nobodysHash = hash("nobody has this password");
    }

    String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    /**
     * Takes the same time whether or not there is a hash to compare with, so that nobody learns who
     * exists.
     */
    Uni<Boolean> matches(String password, Optional<String> hash) {
        return vertx.executeBlocking(
                () -> check(password, hash.orElse(nobodysHash)) && hash.isPresent(), false);
    }

    private static boolean check(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }
}
