package tn.shabou.api.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The HTTP interface: its limits, and whom it believes. */
@ConfigMapping(prefix = "shabou.http")
interface HttpConfig {

    /** Largest body of an ordinary request. */
    @WithDefault("256K")
    MemorySize bodyLimit();

    /**
     * Largest file to import, of which ten million sales make about 400 MB; keep {@code
     * quarkus.http.limits.max-body-size} no lower.
     */
    @WithDefault("1G")
    MemorySize importLimit();

    /** Largest form with an image; leave some room above {@code shabou.images.most-bytes}. */
    @WithDefault("11M")
    MemorySize imageLimit();

    /**
     * After this a request without an answer is refused with 503. Shorter frees those who wait
     * sooner while something hangs; it should exceed the slowest honest answer.
     */
    @WithDefault("15s")
    Duration patience();

    /** The same for the back office, which asks for more at once. */
    @WithDefault("60s")
    Duration staffPatience();

    /**
     * Addresses or blocks ({@code 10.0.0.0/8}) of the proxies in front of us. Only what they say of
     * a client's address is believed; nobody, when empty.
     */
    Optional<List<String>> trustedProxies();

    /** The one header that the trusted proxies write. Others may come from the caller. */
    @WithDefault("x-forwarded-for")
    ForwardedHeader forwardedHeader();

    /**
     * Origins ({@code https://shabou.tn}) whose pages may call us from a browser: {@code
     * FRONTEND_URL}, several with commas. Our own pages always may.
     */
    Optional<List<String>> frontendUrl();

    /**
     * Addresses or blocks that may see {@code /q/…}: health, metrics, the description of the API.
     * The machine itself and private networks, unless told otherwise.
     */
    @WithDefault("127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7")
    List<String> operators();

    /** How proxies name the client. */
    enum ForwardedHeader {
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** RFC 7239. */
        FORWARDED("Forwarded");

        private final String headerName;

        ForwardedHeader(String headerName) {
            this.headerName = headerName;
        }

        String headerName() {
            return headerName;
        }
    }
}
