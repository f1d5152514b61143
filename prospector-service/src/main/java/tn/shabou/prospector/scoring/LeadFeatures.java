package tn.shabou.prospector.scoring;

import tn.shabou.model.leads.LeadKind;

/**
 * What is known of a lead when it is scored.
 *
 * @param offers things it sells that we have seen
 * @param matched those among them that we sell too
 * @param priced those among them with a price
 * @param pages pages that speak of the business
 * @param bestConfidence of all that is said of it, 0 to 1
 */
public record LeadFeatures(
        LeadKind kind,
        int offers,
        int matched,
        int priced,
        boolean inTunisia,
        boolean hasPhone,
        boolean hasMobile,
        boolean hasEmail,
        boolean hasAddress,
        boolean hasWebsite,
        int pages,
        double bestConfidence) {}
