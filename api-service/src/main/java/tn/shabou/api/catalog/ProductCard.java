package tn.shabou.api.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * A product as it stands in a list.
 *
 * @param qualityTier for pages alone: the API's cards keep the fields they are known by
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProductCard(
        long id,
        String sku,
        String name,
        String slug,
        Named brand,
        Named category,
        Money price,
        boolean inStock,
        @Nullable String imageUrl,
        @JsonIgnore String qualityTier) {

    /** Something with a page of its own. */
    public record Named(String name, String slug) {}
}
