package tn.shabou.api.assortment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that staff can know of a product.
 *
 * @param references all numbers but the SKU
 */
record AssortmentProduct(
        @JsonUnwrapped AssortmentCard card,
        @Nullable String descriptionFr,
        Map<String, Object> attributes,
        List<Reference> references) {

    /** The same as a draft that would change nothing. */
    ProductDraft draft() {
        var cost = card.cost();
        return new ProductDraft(
                card.sku(),
                card.nameFr(),
                card.nameAr(),
                descriptionFr,
                card.brand().slug(),
                card.category().slug(),
                card.qualityTier(),
                attributes,
                card.price().amount(),
                cost == null ? null : cost.amount(),
                BigDecimal.valueOf(card.stock()),
                card.listed(),
                references,
                null);
    }
}
