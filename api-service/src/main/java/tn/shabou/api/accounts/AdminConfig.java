package tn.shabou.api.accounts;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The first administrator, created when there are no users yet; ignored from then on. */
@ConfigMapping(prefix = "shabou.admin")
interface AdminConfig {

    /** {@code SHABOU_ADMIN_EMAIL}. */
    Optional<String> email();

    /** {@code SHABOU_ADMIN_PASSWORD}; to be changed after the first sign-in. */
    Optional<String> password();
}
