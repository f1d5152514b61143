package tn.shabou.api.products;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.ProductCard.Named;
import tn.shabou.api.images.Photo;
import tn.shabou.model.Money;

/**
 * All that the page of a product shows. It begins like the product's card in a list.
 *
 * @param images in their order; empty where {@code imageUrl} leads to somebody else's
 * @param qualityTier {@code GENUINE}, {@code OEM}, {@code AFTERMARKET} or {@code USED}
 * @param references by kind: the part's own numbers, then those of others
 * @param priceHistory newest first, at most 24
 * @param equivalents the first few; all of them by tier at {@code …/equivalents}
 * @param related the first few of what goes with it; more at {@code …/related}
 * @param replacedBy parts whose maker says that they replace this one
 * @param replaces parts that this one replaces
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProductDetail(
        long id,
        String sku,
        String name,
        String slug,
        Named brand,
        Named category,
        Money price,
        boolean inStock,
        @Nullable String imageUrl,
        List<Photo> images,
        @Nullable String description,
        String qualityTier,
        Availability availability,
        List<Specification> specifications,
        List<NumbersOfKind> references,
        FitmentTree fitment,
        Money lowestPriceIn30Days,
        List<PricePoint> priceHistory,
        List<Neighbour> equivalents,
        List<Neighbour> related,
        List<Neighbour> replacedBy,
        List<Neighbour> replaces) {

    /**
     * Numbers by which the part is known.
     *
     * @param kind {@code SKU} (ours), {@code MPN} (its maker's), {@code EAN}, {@code OE} (of makers
     *     of cars), {@code CROSS} (of other makers) or {@code SUPERSEDED} (that it replaces)
     */
    public record NumbersOfKind(String kind, List<PartNumberOf> numbers) {}

    /**
     * @param maker empty for our own number and for EAN
     */
    public record PartNumberOf(String maker, String number) {}

    /** What the part cost from then on, in dinars. */
    public record PricePoint(
            Instant at, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
}
