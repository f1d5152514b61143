package tn.shabou.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * A part to order.
 *
 * @param supplier who asks least for it; null when no qualified supplier offers it
 * @param stock pieces left, at or below the reorder point
 * @param leastOrder pieces that one has to order at least
 * @param leadWeeks from the order to the delivery, where staff wrote it down of the part or its
 *     supplier
 * @param quantity what is missing to {@code orderUpTo}, in whole packs, no less than can be had
 * @param total at the supplier's price
 * @param formula how the quantity came about
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProposedLine(
        @Nullable Supplier supplier,
        Part product,
        int stock,
        double expected,
        double safetyStock,
        int reorderPoint,
        int orderUpTo,
        double protectionWeeks,
        double serviceLevel,
        int packSize,
        int leastOrder,
        @Nullable Double leadWeeks,
        int quantity,
        @Nullable Money total,
        String formula) {

    /**
     * @param offered what the supplier asks for a piece, tax as on {@code url}
     * @param seenAt when the price was last seen
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Supplier(
            UUID id,
            String name,
            @Nullable String reference,
            Money offered,
            String url,
            Instant seenAt) {}

    @Schema(name = "PartToOrder")
    record Part(long id, String sku, String name, String brand) {}
}
