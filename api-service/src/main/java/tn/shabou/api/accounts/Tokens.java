package tn.shabou.api.accounts;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import tn.shabou.api.http.SecretsConfig;
import tn.shabou.model.accounts.User;

/** Makes and reads tokens: short ones that open doors, long ones that only get new short ones. */
@ApplicationScoped
class Tokens {

    static final String ISSUER = "https://shabou.tn";
    static final String AUDIENCE = "shabou-admin";
    static final Duration ACCESS_LIFE = Duration.ofMinutes(15);
    static final Duration REFRESH_LIFE = Duration.ofDays(7);

    private static final String REFRESH_AUDIENCE = "shabou-refresh";

    private final SecretsConfig secrets;
    private final JWTParser parser;
    private final JWTAuthContextInfo refreshTokens;
    private final Clock clock;

    Tokens(SecretsConfig secrets, JWTParser parser, Clock clock) {
        this.secrets = secrets;
        this.parser = parser;
        this.refreshTokens = refreshTokens(secrets);
        this.clock = clock;
    }

    /**
     * @param id what the whitelist knows it by
     */
    record Refresh(String token, String id, UUID userId) {}

    String access(User user) {
        var now = clock.instant();
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.id().toString())
                .upn(user.email())
                .groups(Set.of(user.role().name()))
                .claim("type", "access")
                .issuedAt(now)
                .expiresAt(now.plus(ACCESS_LIFE))
                .signWithSecret(secrets.jwtSecret());
    }

    Refresh refresh(User user) {
        var now = clock.instant();
        var id = UUID.randomUUID().toString();
        var token =
                Jwt.issuer(ISSUER)
                        .audience(REFRESH_AUDIENCE)
                        .subject(user.id().toString())
                        .claim("jti", id)
                        .claim("type", "refresh")
                        .issuedAt(now)
                        .expiresAt(now.plus(REFRESH_LIFE))
                        .signWithSecret(secrets.jwtRefreshSecret());
        return new Refresh(token, id, user.id());
    }

    /** Empty unless it is a refresh token of ours that has not expired. */
    Optional<Refresh> readRefresh(String token) {
        try {
            var claims = parser.parse(token, refreshTokens);
            return Optional.of(
                    new Refresh(token, claims.getTokenID(), UUID.fromString(claims.getSubject())));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static JWTAuthContextInfo refreshTokens(SecretsConfig secrets) {
        var key = secrets.jwtRefreshSecret().getBytes(StandardCharsets.UTF_8);
        var expected = new JWTAuthContextInfo();
        expected.setSecretVerificationKey(new SecretKeySpec(key, "HmacSHA256"));
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        expected.setIssuedBy(ISSUER);
        expected.setExpectedAudience(Set.of(REFRESH_AUDIENCE));
        return expected;
    }
}
