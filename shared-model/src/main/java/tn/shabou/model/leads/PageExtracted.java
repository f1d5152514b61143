package tn.shabou.model.leads;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.runs.TaskMessage;

/**
 * What a page says about the business behind it and about what it sells. Carried by {@value
 * #STREAM}.
 *
 * @param offer what it sells; absent when it sells nothing, or lists many things
 * @param market what it says as a page of a marketplace; absent for other pages
 * @param links pages of the same site worth fetching next, most promising first
 */
public record PageExtracted(
        UUID runId,
        String task,
        long sourceId,
        String url,
        int depth,
        Instant observedAt,
        List<Fact> facts,
        @Nullable Offer offer,
        @Nullable MarketPage market,
        List<String> links)
        implements TaskMessage {

    public static final String STREAM = "shabou.prospector.write";
    public static final String SCHEMA = "page-extracted.v1";

    /** Something the page says about the business; {@code raw} is the text it was read from. */
    public record Fact(FactKind kind, String value, String raw, String method, double confidence) {}

    /** What may be known of a business. Phones are E.164. */
    public enum FactKind {
        NAME,
        PHONE,
        EMAIL,
        ADDRESS,
        CITY,
        GOVERNORATE,
        /** Address of an account on a social network. */
        SOCIAL,
        /** When it is open: as schema.org writes it, or in the page's own words. */
        HOURS,
        WEBSITE,
        /** What it does, as its source names it. */
        CATEGORY,
        /** Matricule fiscal, as {@code 1234567A/A/M/000} or its beginning. */
        TAX_NUMBER,
        /** What a list of places knows it by, behind the name of that list and a colon. */
        PLACE_ID
    }

    /**
     * One thing for sale.
     *
     * @param amount absent, together with the currency, when the page names no price or names
     *     several without a reason to choose
     * @param rawPrice the text that the amount was read from
     * @param priceSource where on the page the amount stood, for instance {@code json-ld}
     * @param listAmount what the amount is compared with, in the same currency
     * @param packQuantity pieces that the amount buys
     * @param oeReferences numbers of the car makers for it, in the order of the page
     * @param imageUrl absolute address of its picture
     * @param evidence where each field was read, by the name of the field
     */
    public record Offer(
            String name,
            @Nullable String brand,
            @Nullable String sku,
            @Nullable String mpn,
            @Nullable String gtin,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            TaxBasis taxBasis,
            @Nullable Availability availability,
            @Nullable String rawPrice,
            @Nullable String priceSource,
            @Nullable BigDecimal listAmount,
            @Nullable Integer packQuantity,
            List<String> oeReferences,
            @Nullable String imageUrl,
            Map<String, Evidence> evidence) {

        public Offer {
            // Messages of an earlier version do not have them.
            oeReferences = Objects.requireNonNullElse(oeReferences, List.of());
            evidence = Objects.requireNonNullElse(evidence, Map.of());
        }

        /** An offer of which no more is known. */
        public static Offer of(
                String name,
                @Nullable String brand,
                @Nullable String sku,
                @Nullable String mpn,
                @Nullable String gtin,
                @Nullable BigDecimal amount,
                @Nullable String currency,
                TaxBasis taxBasis,
                @Nullable Availability availability,
                @Nullable String rawPrice,
                @Nullable String priceSource) {
            return new Offer(
                    name,
                    brand,
                    sku,
                    mpn,
                    gtin,
                    amount,
                    currency,
                    taxBasis,
                    availability,
                    rawPrice,
                    priceSource,
                    null,
                    null,
                    List.of(),
                    null,
                    Map.of());
        }

        /**
         * The name that the maker gave the part: its number if the page tells it, else the
         * seller's.
         */
        public Optional<String> reference() {
            return Optional.ofNullable(mpn).or(() -> Optional.ofNullable(sku));
        }
    }

    /**
     * How we know a value of an offer.
     *
     * @param source where on the page, for instance {@code json-ld}
     * @param raw the text that it was read from
     * @param confidence from 0 to 1
     */
    public record Evidence(String source, String raw, double confidence) {}

    /** Whether a price includes VAT. */
    public enum TaxBasis {
        INCLUDED,
        EXCLUDED,
        UNKNOWN
    }

    /** Named as schema.org names them. */
    public enum Availability {
        InStock,
        OutOfStock
    }
}
