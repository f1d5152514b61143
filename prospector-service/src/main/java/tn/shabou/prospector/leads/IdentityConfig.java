package tn.shabou.prospector.leads;

import io.smallrye.config.ConfigMapping;

/** When leads are compared with each other. */
@ConfigMapping(prefix = "shabou.prospector.identity")
interface IdentityConfig {

    /**
     * How often it is asked whether any lead changed, or {@code off}. All leads are compared then:
     * that takes the core some 10 s for 100,000 of them.
     */
    String every();
}
