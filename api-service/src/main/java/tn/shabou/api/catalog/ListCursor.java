package tn.shabou.api.catalog;

import java.util.List;
import tn.shabou.api.columns.Place;
import tn.shabou.api.http.Page;

/**
 * Where a page ended, and how many products the list had when its first page was read: to count
 * them again for each page would cost more than the page.
 */
record ListCursor(Place place, Page.Total total) {

    static ListCursor of(List<String> values) {
        return new ListCursor(
                new Place(values.get(0), Long.parseLong(values.get(1))),
                new Page.Total(Long.parseLong(values.get(2)), values.get(3)));
    }

    List<String> values() {
        return List.of(
                place.value(),
                Long.toString(place.id()),
                Long.toString(total.value()),
                total.relation());
    }
}
