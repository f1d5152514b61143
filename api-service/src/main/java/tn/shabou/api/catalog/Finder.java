package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;

/** Finds products by what somebody typed. */
public interface Finder {

    /** All that a search for the same finds, not only the best of it. */
    Uni<Matching> matching(String query);

    /**
     * @param products their ids, in no order
     * @param complete false when these are only the best of those that match
     */
    record Matching(long[] products, boolean complete) {}
}
