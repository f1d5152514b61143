package tn.shabou.api.feed;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Holds a copy of something in the catalogue and keeps it fresh. Every bean of this type is called
 * by {@link CatalogFeed}, one call after the other; a call that fails is repeated until it
 * succeeds, so each must bear being repeated.
 */
public interface CatalogListener {

    /** Reads everything anew: at the start, and whenever single changes would not tell enough. */
    Uni<Void> reload();

    /**
     * These products, their numbers or fitments were added, changed or removed, and the change is
     * visible now. Each change comes at least once.
     *
     * @param productIds at most {@value CatalogFeed#BATCH}, each once; those that are gone as well
     */
    Uni<Void> changed(List<Long> productIds);

    /**
     * Whether it was filled for the first time, or never will be; until then the same questions are
     * answered in another way, slower or with less.
     */
    default boolean isFilled() {
        return true;
    }

    /** Brands, categories or vehicles changed. */
    default Uni<Void> taxonomyChanged() {
        return Uni.createFrom().voidItem();
    }

    /** Synonyms changed. */
    default Uni<Void> synonymsChanged() {
        return Uni.createFrom().voidItem();
    }
}
