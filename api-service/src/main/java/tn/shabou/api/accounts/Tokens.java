package tn.shabou.api.accounts;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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

    /** The claim that names the session. */
    static final String SESSION = "sid";

    private static final String REFRESH_AUDIENCE = "shabou-refresh";
    private static final String SIGNED_IN = "auth_time";

    private final SecretsConfig secrets;
    private final SessionConfig sessions;
    private final JWTParser parser;
    private final JWTAuthContextInfo refreshTokens;

    Tokens(SecretsConfig secrets, SessionConfig sessions, JWTParser parser) {
        this.secrets = secrets;
        this.sessions = sessions;
        this.parser = parser;
        this.refreshTokens = refreshTokens(secrets);
    }

    /**
     * What a refresh token says. The same grant always makes the same token.
     *
     * @param token the id of this one token; its session has many, one after the other
     * @param signedIn when the session began; whole seconds
     * @param issued when this token was made; whole seconds
     */
    record Grant(UUID user, UUID session, UUID token, Instant signedIn, Instant issued) {

        Grant next(Instant now) {
            return new Grant(user, session, UUID.randomUUID(), signedIn, now);
        }
    }

    /**
     * @param group the only one: the user's role, or what stands for it
     */
    String access(User user, String group, UUID session, Instant now) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.id().toString())
                .upn(user.email())
                .groups(Set.of(group))
                .claim("type", "access")
                .claim(SESSION, session.toString())
                .issuedAt(now)
                .expiresAt(now.plus(ACCESS_LIFE))
                .signWithSecret(secrets.jwtSecret());
    }

    String refresh(Grant grant) {
        return Jwt.issuer(ISSUER)
                .audience(REFRESH_AUDIENCE)
                .subject(grant.user.toString())
                .claim("jti", grant.token.toString())
                .claim("type", "refresh")
                .claim(SESSION, grant.session.toString())
                .claim(SIGNED_IN, grant.signedIn.getEpochSecond())
                .issuedAt(grant.issued)
                .expiresAt(expiry(grant))
                .signWithSecret(secrets.jwtRefreshSecret());
    }

    /** When the token of this grant stops to serve. */
    Instant expiry(Grant grant) {
        var idle = grant.issued.plus(sessions.idle());
        var longest = grant.signedIn.plus(sessions.longest());
        return idle.isBefore(longest) ? idle : longest;
    }

    /** Empty unless it is a refresh token of ours that has not expired. */
    Optional<Grant> readRefresh(String token) {
        try {
            var claims = parser.parse(token, refreshTokens);
            return Optional.of(
                    new Grant(
                            UUID.fromString(claims.getSubject()),
                            UUID.fromString(String.valueOf(claims.<Object>getClaim(SESSION))),
                            UUID.fromString(claims.getTokenID()),
                            Instant.ofEpochSecond(
                                    Long.parseLong(
                                            String.valueOf(claims.<Object>getClaim(SIGNED_IN)))),
                            Instant.ofEpochSecond(claims.getIssuedAtTime())));
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
