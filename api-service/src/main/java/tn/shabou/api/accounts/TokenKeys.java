package tn.shabou.api.accounts;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives the token verifier its key. It wants a JSON Web Key where operators have a secret in {@code
 * JWT_SECRET}. The same key is named for signing as well, since otherwise a key pair made up for
 * development would win over it in tests.
 */
public class TokenKeys implements ConfigSourceFactory {

    private static final int ABOVE_APPLICATION_PROPERTIES = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var secret = context.getValue("JWT_SECRET").getValue();
        return secret == null || secret.isEmpty() ? List.of() : List.of(source(jwk(secret)));
    }

    private static ConfigSource source(String jwk) {
        var keys = Map.of("smallrye.jwt.verify.secretkey", jwk, "smallrye.jwt.sign.key", jwk);
        return new PropertiesConfigSource(keys, "token keys", ABOVE_APPLICATION_PROPERTIES);
    }

    private static String jwk(String secret) {
        var k =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        return "{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"" + k + "\"}";
    }
}
