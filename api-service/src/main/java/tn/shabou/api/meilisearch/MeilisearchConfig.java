package tn.shabou.api.meilisearch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where Meilisearch is and how long we wait for it. */
@ConfigMapping(prefix = "shabou.meilisearch")
interface MeilisearchConfig {

    /** Its address: {@code MEILISEARCH_URL}, such as {@code http://127.0.0.1:7700}. */
    Optional<String> url();

    /**
     * A key that may search, and write documents, settings, indexes and tasks: {@code
     * MEILISEARCH_KEY}. Absent for a server without.
     */
    Optional<String> key();

    /** The index that is searched; beside it stands {@code …-next} while it is rebuilt. */
    @WithDefault("products")
    String index();

    /** How long a question may take before PostgreSQL answers it. */
    @WithDefault("500ms")
    Duration patience();

    /** How long sending one batch of products may take. */
    @WithDefault("30s")
    Duration sending();

    /** How long Meilisearch may take to digest one batch. */
    @WithDefault("10m")
    Duration digesting();

    /** How many products are sent at once. */
    @WithDefault("5000")
    int batch();

    /** How often to ask how it is, and whether another replica that fed it is gone. */
    @WithDefault("5s")
    Duration every();
}
