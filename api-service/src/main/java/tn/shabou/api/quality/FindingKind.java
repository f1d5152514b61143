package tn.shabou.api.quality;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.function.Function;
import tn.shabou.api.http.Wording;

/**
 * What may be odd about the sales of a part. When something is, is told by {@code check_sales()}.
 */
enum FindingKind {
    SHORT_HISTORY(
            Wording.of("Known for few weeks only"),
            figures -> Wording.of("Known for %s periods only", figures.get("periods")),
            Wording.of("Forecasts lean on similar parts; bring in older sales if there are any.")),
    UNKNOWN(
            Wording.of("Quantities are missing"),
            figures -> Wording.of("Quantities of %s periods are missing", figures.get("periods")),
            Wording.of("Fill in the empty quantities; where nothing was sold, write 0.")),
    GAP(
            Wording.of("A silence longer than usual"),
            figures ->
                    Wording.of(
                            "No sale for %s weeks, where one in %s weeks is usual",
                            figures.get("weeks"), figures.get("usual")),
            Wording.of(
                    "See whether a file of that time is missing, or the part was not to be had.")),
    BELOW_ZERO(
            Wording.of("More was returned than sold"),
            figures ->
                    Wording.of(
                            "In %s periods more was returned than sold, %s units together",
                            figures.get("periods"), figures.get("units")),
            Wording.of(
                    "Such periods count as no demand; see whether returns are booked on the right part.")),
    OUTLIER(
            Wording.of("Far more or less than usual"),
            figures ->
                    Wording.of(
                            "%s were sold where %s are usual",
                            figures.get("quantity"), figures.get("usual")),
            Wording.of(
                    "If it was one large order, nothing is to be done; if a slip, correct it and send the totals again.")),
    QUANTITY_UNIT(
            Wording.of("Quantities changed their unit"),
            figures ->
                    Wording.of(
                            "Quantities went from about %s to %s at once",
                            figures.get("before"), figures.get("after")),
            Wording.of("See whether boxes and pieces were mixed, and send the corrected totals.")),
    PRICE_UNIT(
            Wording.of("Prices changed their unit"),
            figures ->
                    Wording.of(
                            "The price went from about %s to %s at once",
                            figures.get("before"), figures.get("after")),
            Wording.of("See whether dinars and millimes were mixed, and send the corrected file.")),
    DUPLICATES(
            Wording.of("Many equal rows"),
            figures ->
                    Wording.of(
                            "%s of %s rows repeat another of the same day",
                            figures.get("rows"), figures.get("of")),
            Wording.of("See whether the export repeats rows; equal sales of a day all count.")),
    STALE(
            Wording.of("Not sold for long"),
            figures -> Wording.of("Not sold for %s weeks", figures.get("weeks")),
            Wording.of(
                    "If it is no longer offered, take it from the list; else see whether it was replaced by another.")),
    STOCK_OUT(
            Wording.of("Out of stock"),
            figures ->
                    Wording.of(
                            "Out of stock for %s days of %s weeks in which nothing was sold",
                            figures.get("days"), figures.get("weeks")),
            Wording.of("Nothing is to be done: these weeks count as unknown demand, not as none."));

    private final Wording title;
    private final Function<Figures, Wording> what;
    private final Wording advice;

    FindingKind(Wording title, Function<Figures, Wording> what, Wording advice) {
        this.title = title;
        this.what = what;
        this.advice = advice;
    }

    Wording title() {
        return title;
    }

    /** What was found, with its figures. */
    Wording what(JsonObject figures) {
        return what.apply(new Figures(figures));
    }

    /** What to do about it. */
    Wording advice() {
        return advice;
    }

    private record Figures(JsonObject found) {

        String get(String name) {
            return new BigDecimal(String.valueOf(found.getValue(name)))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}
