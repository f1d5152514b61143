package tn.shabou.api.prices;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tn.shabou.model.Money;

/**
 * What a product cost over time, here and elsewhere. A price holds from its step until the next.
 *
 * @param own in order of time; the first step is what was asked when the time began
 * @param complete false when there were more steps or offers than are shown; the latest are
 */
@RegisterForReflection
record PriceChart(
        Instant from, Instant to, List<Step> own, List<Competitor> competitors, boolean complete) {

    @RegisterForReflection
    record Step(Instant at, Money price) {}

    /**
     * An offer of somebody else that was matched with the product.
     *
     * @param matchedBy how it was recognised
     * @param taxBasis INCLUDED, EXCLUDED or UNKNOWN; our own prices include tax
     * @param steps in its own currency, in order of time
     * @param lastSeenAt when it was last seen at the last price
     */
    @RegisterForReflection
    record Competitor(
            String seller,
            String name,
            String url,
            Optional<String> matchedBy,
            String taxBasis,
            List<Quote> steps,
            Instant lastSeenAt) {}

    /**
     * @param amount as the page had it, with as many decimals
     * @param currency ISO 4217
     * @param availability InStock or OutOfStock; empty when the page does not say
     */
    @RegisterForReflection
    record Quote(
            Instant at,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String currency,
            Optional<String> availability) {}
}
