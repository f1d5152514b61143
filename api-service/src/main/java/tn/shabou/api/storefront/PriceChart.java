package tn.shabou.api.storefront;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tn.shabou.api.products.ProductDetail;
import tn.shabou.model.Money;
import tn.shabou.model.ShopTime;

/**
 * What a part cost, as steps in a box of 100 × 40: from left to right in time, the dearest on top.
 *
 * @param points for a polyline of SVG; empty when the price never changed
 * @param prices the newest first
 */
record PriceChart(String points, List<Point> prices) {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 40;
    private static final double MARGIN = 3;

    record Point(LocalDate since, Money price) {}

    static PriceChart of(ProductDetail part) {
        var prices =
                part.priceHistory().stream()
                        .map(price -> new Point(day(price.at()), Money.tnd(price.amount())))
                        .toList();
        return new PriceChart(prices.size() < 2 ? "" : steps(part), prices);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ShopTime.ZONE).toLocalDate();
    }

    private static String steps(ProductDetail part) {
        var oldestFirst = part.priceHistory().reversed();
        double first = oldestFirst.getFirst().at().getEpochSecond();
        double span = oldestFirst.getLast().at().getEpochSecond() - first;
        double low =
                oldestFirst.stream().mapToDouble(p -> p.amount().doubleValue()).min().orElse(0);
        double high =
                oldestFirst.stream().mapToDouble(p -> p.amount().doubleValue()).max().orElse(0);
        var points = new ArrayList<String>();
        double before = Double.NaN;
        // The last price still holds: it takes the last tenth of the width.
        for (var price : oldestFirst) {
            double x = span == 0 ? 0 : (price.at().getEpochSecond() - first) / span * WIDTH * 0.9;
            double y =
                    high == low
                            ? HEIGHT / 2
                            : MARGIN
                                    + (high - price.amount().doubleValue())
                                            / (high - low)
                                            * (HEIGHT - 2 * MARGIN);
            if (!Double.isNaN(before)) {
                points.add(point(x, before));
            }
            points.add(point(x, y));
            before = y;
        }
        points.add(point(WIDTH, before));
        return String.join(" ", points);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
}
