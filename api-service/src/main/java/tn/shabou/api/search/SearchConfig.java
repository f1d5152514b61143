package tn.shabou.api.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How search behaves. */
@ConfigMapping(prefix = "shabou.search")
interface SearchConfig {

    /** Which engine answers: postgres (with the index, see below), or meilisearch before it. */
    @WithDefault("postgres")
    String engine();

    /**
     * Languages in which words have other forms: french, english, arabic, and "any" for endings
     * that most share.
     */
    @WithDefault("any,french,arabic")
    List<String> languages();

    /**
     * Whether to hold all words of the catalogue in memory (about 230 bytes for a product) and
     * answer from there. When off, or when the heap has no room, PostgreSQL answers each question,
     * which costs a hundred times as much.
     */
    @WithDefault("on")
    boolean index();

    /** After which a query is given up and only popular products are looked through. */
    @WithDefault("500ms")
    Duration patience();

    /** How often word statistics are counted anew, when products changed. */
    @WithDefault("10m")
    Duration statisticsEvery();

    /** How often to look what many people found, which is suggested to others. */
    @WithDefault("10s")
    Duration suggestionsEvery();
}
