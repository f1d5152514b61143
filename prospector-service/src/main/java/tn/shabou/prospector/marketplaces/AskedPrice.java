package tn.shabou.prospector.marketplaces;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.PriceReading;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.Price;
import tn.shabou.prospector.extract.PriceText;

/**
 * What a seller asks. Only a firm price is one: what is to be bargained over, and what merely fills
 * a field of a form, is told, but has no amount.
 *
 * @param price absent when there is none that is firm
 * @param raw as it stands on the page
 * @param told whether the ad says anything of its price
 */
record AskedPrice(@Nullable Price price, String raw, boolean told) {

    private static final Pattern NOT_FIRM =
            Pattern.compile(
                    "^true$|n[ée]gociable|d[ée]battre|d[ée]battable|negotiable|sur demande|on request|consulter|contacte[rz]|appele[rz]|[ée]change"
                            + "|تفاوض|للنقاش|حسب الطلب|عند الاتصال|اتصل|للتبادل",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /** What people write where a form demands a price. */
    private static final Pattern FILLER = Pattern.compile("[01]|1{3,}|9{4,}|1234?5?6?7?8?9?");

    /**
     * @param text where the price stands
     * @param note what is said beside it
     * @param currency of a number that names none
     */
    static AskedPrice of(Optional<String> text, Optional<String> note, Optional<String> currency) {
        var raw = Stream.concat(text.stream(), note.stream()).collect(Collectors.joining(" "));
        boolean firm = !isNotFirm(text) && !isNotFirm(note);
        var read = text.flatMap(said -> price(said, currency.orElse("")));
        return new AskedPrice(
                read.filter(price -> firm && !isFiller(price.amount())).orElse(null),
                raw,
                read.isPresent() || !firm);
    }

    private static Optional<Price> price(String text, String currency) {
        return Stream.of(PriceText.read(text), PriceText.read(text + ' ' + currency))
                .flatMap(reading -> firm(reading).stream())
                .findFirst();
    }

    /** An ad is of one thing: the least of several prices is not the price of any. */
    private static Optional<Price> firm(PriceReading reading) {
        return reading instanceof Price price
                        && price.kind() == Kind.PRICE
                        && price.currency() != null
                ? Optional.of(price)
                : Optional.empty();
    }

    private static boolean isNotFirm(Optional<String> text) {
        return text.filter(said -> NOT_FIRM.matcher(said).find()).isPresent();
    }

    private static boolean isFiller(BigDecimal amount) {
        return FILLER.matcher(amount.stripTrailingZeros().toPlainString()).matches();
    }
}
