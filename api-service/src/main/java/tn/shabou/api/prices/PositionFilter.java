package tn.shabou.api.prices;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which parts somebody wants to see among those of others, and in which order. */
record PositionFilter(
        @Parameter(
                        description =
                                "COMPARED: all with offers of others. ABOVE, BELOW: those where we ask more, or less, than the"
                                        + " middle. ONE_SELLER: those of which one seller tells the market. NO_OFFERS: those that we sold"
                                        + " in 90 days and of which no offer can be compared.")
                @RestQuery
                @DefaultValue("COMPARED")
                Which which,
        @Parameter(description = "The least distance from the market, in percent of it.") @RestQuery
                Optional<
                                @DecimalMin("0") @DecimalMax("10000")
                                @Digits(integer = 5, fraction = 1) BigDecimal>
                        minPercent,
        @RestQuery Optional<@Size(max = 200) String> brand,
        @RestQuery Optional<@Size(max = 200) String> category,
        @Parameter(description = "By what they are ordered, most first.")
                @RestQuery
                @DefaultValue("STAKE")
                By by) {

    /** Which parts. */
    enum Which {
        COMPARED,
        ABOVE,
        BELOW,
        ONE_SELLER,
        NO_OFFERS
    }

    /** What comes first: most money at stake, or the farthest from the market. */
    enum By {
        STAKE,
        PERCENT
    }

    /** Names the list: what a cursor is bound to. */
    String list() {
        return String.join(
                "\n",
                "positions",
                which.name(),
                minPercent.map(BigDecimal::toPlainString).orElse(""),
                brand.orElse(""),
                category.orElse(""),
                by.name());
    }
}
