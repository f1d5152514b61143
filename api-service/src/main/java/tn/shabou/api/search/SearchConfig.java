package tn.shabou.api.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How search behaves. */
@ConfigMapping(prefix = "shabou.search")
interface SearchConfig {

    /** Which engine answers: postgres, or meilisearch with postgres standing in. */
    @WithDefault("postgres")
    String engine();

    /**
     * Languages in which words have other forms: french, english, arabic, and "any" for endings
     * that most share.
     */
    @WithDefault("any,french,arabic")
    List<String> languages();

    /** After which a query is given up and only popular products are looked through. */
    @WithDefault("500ms")
    Duration patience();

    /** How often word statistics are counted anew, when products changed. */
    @WithDefault("10m")
    Duration statisticsEvery();
}
