package tn.shabou.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Page;

/**
 * By what a list can be narrowed, and how many products would be left. Each facet is counted as if
 * nothing of it were chosen. Most frequent first, at most {@value #MOST} of each; chosen ones are
 * always among them.
 *
 * @param complete false while counts are not known yet: then there are none, ask again in a moment
 * @param ofBest how many products were counted, the best of a search that found more; absent when
 *     all were
 * @param category those at the top; and of a chosen one those above, beside and below it
 */
public record ProductFacets(
        boolean complete,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> ofBest,
        Page.Total total,
        List<Choice> brand,
        List<CategoryChoice> category,
        List<Choice> tier,
        List<Choice> inStock,
        List<PriceChoice> price) {

    static final int MOST = 50;

    static final ProductFacets UNKNOWN =
            new ProductFacets(
                    false,
                    Optional.empty(),
                    new Page.Total(0, "gte"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());

    /** Something to choose. */
    public interface Countable {
        int count();

        boolean selected();
    }

    /**
     * @param value what the parameter takes
     * @param count of products, were this chosen instead of the rest of its facet
     * @param disabled when choosing it would leave nothing
     */
    public record Choice(String value, String name, int count, boolean selected, boolean disabled)
            implements Countable {}

    /**
     * @param count with all that is below it
     * @param parent null at the top of the tree
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CategoryChoice(
            String value,
            String name,
            @Nullable String parent,
            int count,
            boolean selected,
            boolean disabled)
            implements Countable {}

    /**
     * @param minPrice dinars, as the parameter of this name takes them
     * @param maxPrice dinars, included; null where the range has no end
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record PriceChoice(
            String minPrice,
            @Nullable String maxPrice,
            int count,
            boolean selected,
            boolean disabled)
            implements Countable {}
}
