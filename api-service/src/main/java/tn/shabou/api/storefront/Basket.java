package tn.shabou.api.storefront;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.model.Money;

/**
 * Parts that somebody thinks of asking for, at today's prices.
 *
 * @param total of all lines
 */
record Basket(List<Line> lines, Money total) {

    private static final int MOST_LINES = 50;
    private static final int MOST_OF_ONE = 999;

    /**
     * @param without the address of the basket without this line
     */
    record Line(ProductCard part, int quantity, Money price, String without) {}

    /**
     * Reads {@code p=12&n=2&p=15&n=1}: ids of parts, and how many of each, in the same order. What
     * is no number is left out.
     */
    static SequencedMap<Long, Integer> asked(List<String> parts, List<String> quantities) {
        var asked = new LinkedHashMap<Long, Integer>();
        for (int i = 0; i < Math.min(parts.size(), MOST_LINES); i++) {
            long id = number(parts.get(i), 0);
            long quantity = i < quantities.size() ? number(quantities.get(i), 1) : 1;
            if (id > 0 && quantity > 0) {
                asked.put(id, (int) Math.min(quantity, MOST_OF_ONE));
            }
        }
        return asked;
    }

    /**
     * @param found those that are still sold
     */
    static Basket of(List<ProductCard> found, SequencedMap<Long, Integer> asked, String path) {
        var lines = new ArrayList<Line>();
        var total = BigDecimal.ZERO;
        for (var part : found) {
            int quantity = asked.getOrDefault(part.id(), 1);
            var price = part.price().amount().multiply(BigDecimal.valueOf(quantity));
            lines.add(new Line(part, quantity, Money.tnd(price), without(part.id(), asked, path)));
            total = total.add(price);
        }
        return new Basket(lines, Money.tnd(total));
    }

    private static String without(long id, SequencedMap<Long, Integer> asked, String path) {
        var left =
                asked.entrySet().stream()
                        .filter(line -> line.getKey() != id)
                        .map(line -> "p=%d&n=%d".formatted(line.getKey(), line.getValue()))
                        .collect(Collectors.joining("&"));
        return left.isEmpty() ? path : path + "?" + left;
    }

    private static long number(String text, long otherwise) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
