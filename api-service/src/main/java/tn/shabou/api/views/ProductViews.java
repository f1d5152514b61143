package tn.shabou.api.views;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Views of parts, gathered by one replica. Carried by {@value #STREAM}.
 *
 * @param batch by which it is known when it comes twice
 * @param views how many, by slug
 */
@RegisterForReflection
record ProductViews(UUID batch, LocalDate day, Map<String, Long> views) {

    static final String STREAM = "shabou.api.views";
    static final String SCHEMA = "product-views.v1";
}
