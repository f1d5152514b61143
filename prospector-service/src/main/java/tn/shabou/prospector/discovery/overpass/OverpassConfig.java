package tn.shabou.prospector.discovery.overpass;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Which Overpass server is asked, and how. */
@ConfigMapping(prefix = "shabou.prospector.overpass")
public interface OverpassConfig {

    /**
     * Public servers ask businesses to look for alternatives: name one of your own where you can.
     */
    @WithDefault("https://overpass-api.de/api/")
    URI url();

    /** Who we are, with a way to reach us; servers refuse those who do not say. */
    @WithDefault("ShabouProspector/1.0 (+https://shabou.tn/bot; contact@shabou.tn)")
    String userAgent();

    /** How long the server may work on the query. */
    @WithDefault("60S")
    Duration timeout();

    /** Most bytes of memory that the server may take, and of an answer that we do. */
    @WithDefault("67108864")
    int largest();

    /** Attempts while the server is busy. */
    @WithDefault("3")
    int attempts();

    /** Rest before each further attempt; its operators want half a minute at least. */
    @WithDefault("35S")
    Duration pause();

    /** For how long an answer is good, and the server is not asked again. */
    @WithDefault("7D")
    Duration goodFor();
}
