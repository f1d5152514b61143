package tn.shabou.google;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How Google is asked. */
@ConfigMapping(prefix = "shabou.google")
public interface GoogleConfig {

    /** Without it Google is not asked at all. From the environment only. */
    Optional<String> key();

    @WithDefault("https://places.googleapis.com")
    URI url();

    /** How long an answer may take. */
    @WithDefault("10S")
    Duration timeout();

    /** Attempts while Google is overloaded or away; each is paid for from the budget. */
    @WithDefault("3")
    int attempts();

    /** Before the second attempt; doubled for each further one. */
    @WithDefault("1S")
    Duration pause();

    /** Requests a month by SKU; what Google gives away unless told. */
    Map<Sku, Integer> budget();
}
