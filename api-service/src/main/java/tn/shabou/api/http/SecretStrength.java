package tn.shabou.api.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses to start with secrets that can be guessed. */
@ApplicationScoped
class SecretStrength {

    private static final int SHORTEST = 32;
    private static final double FEWEST_BITS = 90;

    /** Found in examples, never in randomness. */
    private static final String[] EXAMPLES = {"secret", "password", "change", "example", "shabou"};

    private final SecretsConfig secrets;

    SecretStrength(SecretsConfig secrets) {
        this.secrets = secrets;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        fault(secrets.jwtSecret(), secrets.jwtRefreshSecret())
                .ifPresent(fault -> {
                    throw new IllegalStateException(
                            fault + "; make one with: openssl rand -base64 48");
                });
    }

    static Optional<String> fault(String access, String refresh) {
        if (isWeak(access)) {
            return Optional.of("JWT_SECRET can be guessed");
        }
        if (isWeak(refresh)) {
            return Optional.of("JWT_REFRESH_SECRET can be guessed");
        }
        return access.equals(refresh)
                ? Optional.of("JWT_REFRESH_SECRET must not be the same as JWT_SECRET")
                : Optional.empty();
    }

    private static boolean isWeak(String secret) {
        var plain = secret.toLowerCase(Locale.ROOT);
        return secret.length() < SHORTEST
                || Stream.of(EXAMPLES).anyMatch(plain::contains)
                || bits(unrepeated(secret)) < FEWEST_BITS;
    }

    /** The part that a repetition repeats; all of it when it repeats nothing. */
    private static String unrepeated(String secret) {
        var next = (secret + secret).indexOf(secret, 1);
        return secret.substring(0, next);
    }

    /** As many as its characters would have if drawn as often as they occur (Shannon). */
    private static double bits(String secret) {
        var length = secret.length();
        return secret.chars()
                .distinct()
                .mapToDouble(character -> {
                    var occurs = secret.chars().filter(c -> c == character).count();
                    return -occurs * Math.log((double) occurs / length) / Math.log(2);
                })
                .sum();
    }
}
