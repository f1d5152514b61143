package tn.shabou.api.http;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Size;

/** What must be kept from everybody. No default, ever. */
@ConfigMapping(prefix = "shabou.secrets")
public interface SecretsConfig {

    /** Signs access tokens: {@code JWT_SECRET}, 32 characters or more of randomness. */
    @Size(min = 32)
    String jwtSecret();

    /** Signs refresh tokens: {@code JWT_REFRESH_SECRET}, another one. */
    @Size(min = 32)
    String jwtRefreshSecret();
}
