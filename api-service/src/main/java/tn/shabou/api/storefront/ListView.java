package tn.shabou.api.storefront;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.storefront.Address.Parameter;

/**
 * A list of parts as its page shows it.
 *
 * @param total in words
 * @param sorts empty where the best comes first anyway
 * @param sortForm what a form that changes the order has to carry on
 * @param priceForm what a form that changes the range of prices has to carry on
 * @param next null on the last page
 * @param first null on the first page
 * @param clear the address without any filter
 */
record ListView(
        String heading,
        List<Crumb> crumbs,
        List<ListedPart> parts,
        String total,
        Narrowed narrowed,
        List<SortChoice> sorts,
        String path,
        List<Parameter> sortForm,
        List<Parameter> priceForm,
        String minPrice,
        String maxPrice,
        String vehicle,
        @Nullable String next,
        @Nullable String first,
        String clear) {

    /** A step on the way from the home page. */
    record Crumb(String name, String href) {}

    record SortChoice(String value, String name, boolean selected) {}
}
