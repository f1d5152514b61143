package tn.shabou.prospector.leads;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tn.shabou.prospector.crawl.Crawler;
import tn.shabou.prospector.crawl.PageKey;

/** Ids are derived from where a thing was found, so that finding it again finds its row. */
final class LeadId {

    private LeadId() {}

    static UUID ofLead(long sourceId, URI page) {
        return uuid("lead " + sourceId + ' ' + Crawler.site(page));
    }

    /** A business that sells on a marketplace. */
    static UUID ofSeller(long sourceId, String key) {
        return uuid("seller " + sourceId + ' ' + key);
    }

    static UUID ofPlace(long sourceId, String record) {
        return uuid("place " + sourceId + ' ' + record);
    }

    static UUID ofOffer(UUID lead, String page) {
        return uuid("offer " + lead + ' ' + PageKey.canonical(page));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
