package tn.shabou.api.storefront;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.http.Language;
import tn.shabou.api.pages.Written;

/**
 * A part as a list shows it. All is written out: a page has many of them, and what a template has
 * to find out costs several times as much.
 *
 * @param image null where a drawing stands for it
 * @param renditions sizes of the image, for {@code srcset}
 */
record ListedPart(
        String href,
        String name,
        String brand,
        String tier,
        String sku,
        String price,
        String dinar,
        boolean inStock,
        String availability,
        String drawing,
        @Nullable String image,
        String renditions) {

    /**
     * @param query what links to parts carry on; may be empty
     */
    static List<ListedPart> all(List<ProductCard> cards, Language language, String query) {
        return cards.stream().map(card -> of(card, language, query)).toList();
    }

    private static ListedPart of(ProductCard card, Language language, String query) {
        var image = card.imageUrl();
        var said = Said.shop(language);
        return new ListedPart(
                "/" + language.tag() + "/piece/" + card.slug() + query,
                card.name(),
                card.brand().name(),
                Names.tier(card.qualityTier(), language),
                card.sku(),
                Written.dinars(card.price()),
                Said.page(language).dinar(),
                card.inStock(),
                card.inStock() ? said.inStock() : said.outOfStock(),
                Drawings.drawing(card.category()),
                image,
                image == null ? "" : Photos.renditions(image));
    }
}
