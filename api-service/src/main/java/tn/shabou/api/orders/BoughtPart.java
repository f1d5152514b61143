package tn.shabou.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * A part and how it is bought.
 *
 * @param said what staff wrote down; nothing of what they did not
 * @param leadWeeks what counts for the next plan, of the part or of the supplier that asks least;
 *     null where the settings count, as do the next two
 * @param plannedLeadWeeks what the plan of now was made with; null of what was never planned
 * @param serviceLevel in how many cases stock is planned to suffice, from 0 to 1; null likewise
 * @param cost of a piece; null where it is not known, and for whoever may not see it
 * @param by who wrote it down last; null where nobody did
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BoughtPart(
        ProposedLine.Part product,
        BuyingTerms.OfPart said,
        @Nullable Double leadWeeks,
        int leastOrder,
        int packSize,
        @Nullable Double plannedLeadWeeks,
        @Nullable Double serviceLevel,
        @Nullable Money cost,
        @Nullable String by,
        @Nullable Instant at) {

    /** The same for whoever may not know what parts cost. */
    BoughtPart withoutCost() {
        return new BoughtPart(
                product,
                said,
                leadWeeks,
                leastOrder,
                packSize,
                plannedLeadWeeks,
                serviceLevel,
                null,
                by,
                at);
    }
}
