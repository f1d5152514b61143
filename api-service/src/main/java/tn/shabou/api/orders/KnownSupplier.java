package tn.shabou.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supplier that the shop buys of, or may.
 *
 * @param id of a lead
 * @param parts how many of our parts it offers
 * @param said what staff wrote down of it
 * @param by who wrote it down last; null where nobody did
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record KnownSupplier(
        UUID id,
        String name,
        @Nullable String city,
        long parts,
        BuyingTerms.OfSupplier said,
        @Nullable String by,
        @Nullable Instant at) {}
