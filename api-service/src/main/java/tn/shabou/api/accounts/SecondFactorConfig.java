package tn.shabou.api.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import tn.shabou.model.accounts.Role;

/** Of whom a code of the telephone is demanded beside the password. */
@ConfigMapping(prefix = "shabou.auth")
interface SecondFactorConfig {

    /** Who must have a second factor; whoever has one is always asked for it. */
    enum Demand {
        /** Nobody. */
        OPTIONAL,
        /** Administrators: one without may only switch it on. */
        ADMINS;

        boolean isFor(Role role) {
            return this == ADMINS && role == Role.ADMIN;
        }
    }

    @WithDefault("optional")
    Demand secondFactor();
}
