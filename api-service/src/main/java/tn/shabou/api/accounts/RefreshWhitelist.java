package tn.shabou.api.accounts;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The refresh tokens that still count, in Redis: by id, with only a hash of the token. */
@ApplicationScoped
class RefreshWhitelist {

    private final ReactiveValueCommands<String, String> values;
    private final ReactiveKeyCommands<String> keys;

    RefreshWhitelist(ReactiveRedisDataSource redis) {
        this.values = redis.value(String.class, String.class);
        this.keys = redis.key(String.class);
    }

    Uni<Void> admit(Tokens.Refresh token) {
        return values.setex(key(token), Tokens.REFRESH_LIFE.toSeconds(), hash(token));
    }

    /**
     * Takes the token off the list; false when it was not on it. Of two who try at once, one gets
     * true.
     */
    Uni<Boolean> redeem(Tokens.Refresh token) {
        return values.getdel(key(token)).map(stored -> hash(token).equals(stored));
    }

    Uni<Void> revoke(Tokens.Refresh token) {
        return keys.del(key(token)).replaceWithVoid();
    }

    private static String key(Tokens.Refresh token) {
        return "refresh:" + token.id();
    }

    private static String hash(Tokens.Refresh token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(token.token().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
