package tn.shabou.api.google;

import java.util.Set;
import tn.shabou.google.PlaceField;

/** How much is to be shown: more is dearer. */
enum Wanted {
    /** Where it is: the cheapest that shows anything. */
    ADDRESS(PlaceField.ID, PlaceField.ADDRESS, PlaceField.LOCATION),
    /** Also its name and whether it is open for business. */
    STATUS(
            PlaceField.ID,
            PlaceField.ADDRESS,
            PlaceField.LOCATION,
            PlaceField.NAME,
            PlaceField.STATUS,
            PlaceField.MAPS_LINK),
    /** Also its phone and its site: the dearest. */
    CONTACT(
            PlaceField.ID,
            PlaceField.ADDRESS,
            PlaceField.LOCATION,
            PlaceField.NAME,
            PlaceField.STATUS,
            PlaceField.MAPS_LINK,
            PlaceField.PHONE,
            PlaceField.WEBSITE);

    private final Set<PlaceField> fields;

    Wanted(PlaceField... fields) {
        this.fields = Set.of(fields);
    }

    Set<PlaceField> fields() {
        return fields;
    }
}
