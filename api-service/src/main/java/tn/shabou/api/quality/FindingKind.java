package tn.shabou.api.quality;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import tn.shabou.api.http.Wording;

/**
 * What may be odd about the sales of a part. When something is, is told by {@code check_sales()}.
 */
enum FindingKind {
    SHORT_HISTORY(
            Wording.of("Known for few weeks only"),
            Wording.of("Forecasts lean on similar parts; bring in older sales if there are any.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of("Known for %s periods only", told(figures, "periods"));
        }
    },
    UNKNOWN(
            Wording.of("Quantities are missing"),
            Wording.of("Fill in the empty quantities; where nothing was sold, write 0.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of("Quantities of %s periods are missing", told(figures, "periods"));
        }
    },
    GAP(
            Wording.of("A silence longer than usual"),
            Wording.of(
                    "See whether a file of that time is missing, or the part was not to be had.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of(
                    "No sale for %s weeks, where one in %s weeks is usual",
                    told(figures, "weeks"), told(figures, "usual"));
        }
    },
    BELOW_ZERO(
            Wording.of("More was returned than sold"),
            Wording.of(
                    "Such periods count as no demand; see whether returns are booked on the right part.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of(
                    "In %s periods more was returned than sold, %s units together",
                    told(figures, "periods"), told(figures, "units"));
        }
    },
    OUTLIER(
            Wording.of("Far more or less than usual"),
            Wording.of(
                    "If it was one large order, nothing is to be done; if a slip, correct it and send the totals again.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of(
                    "%s were sold where %s are usual",
                    told(figures, "quantity"), told(figures, "usual"));
        }
    },
    QUANTITY_UNIT(
            Wording.of("Quantities changed their unit"),
            Wording.of("See whether boxes and pieces were mixed, and send the corrected totals.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of(
                    "Quantities went from about %s to %s at once",
                    told(figures, "before"), told(figures, "after"));
        }
    },
    PRICE_UNIT(
            Wording.of("Prices changed their unit"),
            Wording.of(
                    "See whether dinars and millimes were mixed, and send the corrected file.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of(
                    "The price went from about %s to %s at once",
                    told(figures, "before"), told(figures, "after"));
        }
    },
    DUPLICATES(
            Wording.of("Many equal rows"),
            Wording.of("See whether the export repeats rows; equal sales of a day all count.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of(
                    "%s of %s rows repeat another of the same day",
                    told(figures, "rows"), told(figures, "of"));
        }
    },
    STALE(
            Wording.of("Not sold for long"),
            Wording.of(
                    "If it is no longer offered, take it from the list; else see whether it was replaced by another.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of("Not sold for %s weeks", told(figures, "weeks"));
        }
    },
    STOCK_OUT(
            Wording.of("Out of stock"),
            Wording.of(
                    "Nothing is to be done: these weeks count as unknown demand, not as none.")) {
        @Override
        Wording what(JsonObject figures) {
            return Wording.of(
                    "Out of stock for %s days of %s weeks in which nothing was sold",
                    told(figures, "days"), told(figures, "weeks"));
        }
    };

    private final Wording title;
    private final Wording advice;

    FindingKind(Wording title, Wording advice) {
        this.title = title;
        this.advice = advice;
    }

    Wording title() {
        return title;
    }

    /** What was found, with its figures. */
    abstract Wording what(JsonObject figures);

    /** What to do about it. */
    Wording advice() {
        return advice;
    }

    private static String told(JsonObject figures, String name) {
        return new BigDecimal(String.valueOf(figures.getValue(name)))
                .stripTrailingZeros()
                .toPlainString();
    }
}
