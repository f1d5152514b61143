package tn.shabou.prospector.extract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.ShownPrices.Shown;

/**
 * Tells what a price was from what it is where neither looks crossed out: beside them stands by how
 * many per cent the one is below the other.
 */
final class Reductions {

    private static final Pattern PER_CENT = Pattern.compile("(\\d{1,2})(?:[.,]\\d)? ?[%٪]");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Per cent by which a reduction may be rounded. */
    private static final BigDecimal ROUNDING = new BigDecimal("1.01");

    private static final int LEVELS = 3;
    private static final int LONGEST = 200;

    /** Prices that are looked at: those that matter come first. */
    private static final int MOST = 30;

    private Reductions() {}

    /**
     * @param ranked best first
     */
    static List<Shown> withoutFormerPrices(Page page, List<Shown> ranked) {
        return IntStream.range(0, ranked.size())
                .filter(i -> i >= MOST || !isFormer(page, ranked.get(i), ranked))
                .mapToObj(ranked::get)
                .toList();
    }

    private static boolean isFormer(Page page, Shown price, List<Shown> ranked) {
        @Nullable Element around = price.element().parent();
        for (int level = 0; level < LEVELS && around != null; level++) {
            Patience.check();
            if (!page.sizes().isShort(around, LONGEST)) {
                return false;
            }
            var reduction = perCent(around.text());
            var group = around;
            if (reduction.isPresent()
                    && ranked.stream()
                            .limit(MOST)
                            .anyMatch(other ->
                                    isReduced(price, other, reduction.get())
                                            && other.element().parents().contains(group))) {
                return true;
            }
            around = around.parent();
        }
        return false;
    }

    private static Optional<BigDecimal> perCent(String text) {
        var found = PER_CENT.matcher(text);
        return found.find() ? Optional.of(new BigDecimal(found.group(1))) : Optional.empty();
    }

    private static boolean isReduced(Shown former, Shown now, BigDecimal reduction) {
        var was = former.price().amount();
        var difference = was.subtract(now.price().amount()).multiply(HUNDRED);
        return difference.signum() > 0
                && difference
                                .subtract(reduction.multiply(was))
                                .abs()
                                .compareTo(ROUNDING.multiply(was))
                        <= 0;
    }
}
