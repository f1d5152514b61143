package tn.shabou.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How parts are bought, as staff know it. */
final class BuyingTerms {

    private BuyingTerms() {}

    /**
     * Of a part. What is left out is as its supplier, its catalogue entry or the settings have it.
     *
     * @param leadWeeks from the order to the delivery
     * @param leastOrder pieces that one has to order at least
     * @param packSize pieces of a pack, which is not opened
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "PartTerms")
    record OfPart(
            Optional<
                            @DecimalMin("0") @DecimalMax("52") @Digits(integer = 2, fraction = 1)
                            BigDecimal>
                    leadWeeks,
            Optional<@Min(1) @Max(1_000_000) Integer> leastOrder,
            Optional<@Min(1) @Max(1_000_000) Integer> packSize) {

        static final OfPart NONE = new OfPart(Optional.empty(), Optional.empty(), Optional.empty());

        boolean isEmpty() {
            return leadWeeks.isEmpty() && leastOrder.isEmpty() && packSize.isEmpty();
        }
    }

    /**
     * Of a supplier.
     *
     * @param leadWeeks from the order to the delivery; left out where it is not known
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "SupplierTerms")
    record OfSupplier(
            Optional<
                            @DecimalMin("0") @DecimalMax("52") @Digits(integer = 2, fraction = 1)
                            BigDecimal>
                    leadWeeks) {

        static final OfSupplier NONE = new OfSupplier(Optional.empty());
    }
}
