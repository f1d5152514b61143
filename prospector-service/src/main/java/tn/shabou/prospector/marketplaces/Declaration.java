package tn.shabou.prospector.marketplaces;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.contracts.Fill.Field;

/**
 * How the pages of a marketplace are read, and what must come out: the file {@code
 * marketplaces/<name>.json}. Ways lead through the JSON state of a page by JSON Pointer, or through
 * its mark-up by CSS selector, with {@code @attribute} behind it where the value is not the text; a
 * way that begins with {@code =} is the value itself.
 *
 * @param state selector of the script that holds the state of a page; absent when mark-up is read
 * @param ad absent when listings tell everything
 */
@RegisterForReflection
record Declaration(@Nullable String state, PageShape listing, @Nullable PageShape ad) {

    /**
     * The pages of one kind.
     *
     * @param path expression that the paths of such pages, and no others, match as a whole
     * @param ads way to the ads; of the page of one ad, to what tells of it
     * @param none way to what is there when there are no ads
     * @param next way to the address of the next page
     * @param address what a value of {@code URL} stands in; absent when it is an address itself
     * @param fields ways within an ad
     * @param contract share of the ads that must tell a field
     */
    @RegisterForReflection
    record PageShape(
            String path,
            String ads,
            @Nullable String none,
            @Nullable String next,
            @Nullable String address,
            Map<AdField, String> fields,
            Map<Field, Double> contract) {}

    /** What an ad may tell. */
    @RegisterForReflection
    enum AdField {
        URL,
        TITLE,
        PRICE,
        CURRENCY,
        /** That the price is to be bargained over, or asked for. */
        PRICE_NOTE,
        CONDITION,
        BRAND,
        REFERENCE,
        PICTURE,
        /** That it is sold already. */
        SOLD,
        /** What the marketplace knows the seller by. */
        SELLER,
        SELLER_NAME,
        /** That the seller is a business. */
        BUSINESS,
        PHONE,
        PLACE
    }

    static Declaration of(String name) {
        try (var file = Declaration.class.getResourceAsStream("/marketplaces/" + name + ".json")) {
            return new JsonMapper()
                    .readValue(Objects.requireNonNull(file, name), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
