package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tn.shabou.prospector.extract.PriceReading.Price;

/** What a price is compared with: crossed out beside it, told with it, or stated in mark-up. */
final class ListPrice {

    private static final Pattern INSTEAD_OF =
            Pattern.compile(
                    "(?:au lieu de|instead of|was|statt|anstatt|invece di|en lugar de|antes|بدلا من)\\s*:?\\s*(?<price>.+)",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /** A list price that many times higher is another product's, or a slip. */
    private static final BigDecimal HIGHEST = BigDecimal.TEN;

    private static final double READ = 0.75;

    private ListPrice() {}

    /** Empty when nothing is compared, or several prices are. */
    static Optional<Found<Price>> of(
            PriceChoice choice, List<ProductClaim> claims, ShownPrices shown, String country) {
        return crossedOut(choice, shown)
                .or(() -> toldWith(choice, country))
                .or(() -> stated(choice, claims));
    }

    private static Optional<Found<Price>> crossedOut(PriceChoice choice, ShownPrices shown) {
        var higher = shown.crossedOut().stream().filter(s -> compares(s.price(), choice)).toList();
        return higher.stream()
                .findFirst()
                .filter(first ->
                        higher.stream().allMatch(s -> first.price().agreesWith(s.price().amount())))
                .map(first -> new Found<>(first.price(), "shown", first.raw(), READ));
    }

    private static Optional<Found<Price>> toldWith(PriceChoice choice, String country) {
        var told = INSTEAD_OF.matcher(choice.raw());
        return told.find()
                        && PriceText.read(told.group("price"), choice.price().currency(), country)
                                instanceof Price price
                        && compares(price, choice)
                ? Optional.of(new Found<>(price, choice.source(), choice.raw(), READ))
                : Optional.empty();
    }

    private static Optional<Found<Price>> stated(PriceChoice choice, List<ProductClaim> claims) {
        return claims.stream()
                .flatMap(claim ->
                        Optional.ofNullable(claim.listPrice())
                                .filter(asked -> compares(asked.price(), choice))
                                .map(asked ->
                                        new Found<>(
                                                asked.price(),
                                                claim.source(),
                                                asked.raw(),
                                                claim.confidence()))
                                .stream())
                .findFirst();
    }

    private static boolean compares(Price price, PriceChoice choice) {
        var asked = choice.price();
        boolean sameCurrency =
                price.currency() == null
                        || asked.currency() == null
                        || Objects.equals(price.currency(), asked.currency());
        return sameCurrency
                && price.amount().compareTo(asked.amount()) > 0
                && price.amount().compareTo(asked.amount().multiply(HIGHEST)) < 0;
    }
}
