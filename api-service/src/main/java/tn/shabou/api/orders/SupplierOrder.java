package tn.shabou.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * What would be ordered of one supplier.
 *
 * @param id of a lead; null, as are name and total, for what nobody offers
 * @param lines how many parts
 * @param total at the supplier's prices
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SupplierOrder(
        @Nullable UUID id, @Nullable String name, long lines, long pieces, @Nullable Money total) {}
