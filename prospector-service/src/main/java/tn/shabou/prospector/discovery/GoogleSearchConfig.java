package tn.shabou.prospector.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What Google is searched for. */
@ConfigMapping(prefix = "shabou.prospector.google")
interface GoogleSearchConfig {

    /** Each is asked for on its own, all over the area. */
    @WithDefault("pièces auto,garage automobile,pneus")
    List<String> texts();

    /** How often a rectangle with more places than Google tells is quartered at most. */
    @WithDefault("6")
    int depth();
}
