package tn.shabou.api.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Hashes passwords with argon2id (RFC 9106), 19 MiB, two passes, one lane: the least that OWASP
 * advises. It takes tens of milliseconds of a core, so it runs off the event loop, on threads of
 * its own: however many try to sign in, half of the processors stay with the shoppers.
 */
@ApplicationScoped
class Passwords {

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private final WorkerExecutor threads;
    private final String nobodysHash;

    Passwords(Vertx vertx) {
        this.threads =
                vertx.createSharedWorkerExecutor(
                        "passwords", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        this.nobodysHash = compute("nobody has this password");
    }

    Uni<String> hash(String password) {
        return threads.executeBlocking(() -> compute(password), false);
    }

    /**
     * Takes the same time whether or not there is a hash to compare with, so that nobody learns who
     * exists.
     */
    Uni<Boolean> matches(String password, Optional<String> hash) {
        return threads.executeBlocking(
                () -> check(password, hash.orElse(nobodysHash)) && hash.isPresent(), false);
    }

    /** Whether the hash was made with less effort than we make now. */
    boolean isOutdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(ARGON2);
    }

    private static String compute(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    private static boolean check(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }
}
