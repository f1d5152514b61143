package tn.shabou.api.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the HTTP interface. */
@ConfigMapping(prefix = "shabou.http")
interface HttpConfig {

    /** Largest body of an ordinary request. */
    @WithDefault("256K")
    MemorySize bodyLimit();

    /** Largest file to import; keep {@code quarkus.http.limits.max-body-size} no lower. */
    @WithDefault("64M")
    MemorySize importLimit();
}
