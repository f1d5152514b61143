package tn.shabou.prospector.extract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.Price;
import tn.shabou.prospector.extract.ProductClaim.Asked;
import tn.shabou.prospector.extract.ShownPrices.Shown;

/**
 * The price of a product, chosen between mark-up and what the page shows. Where they differ, what
 * is shown wins: mark-up goes stale unseen. Where nothing decides, there is no choice.
 *
 * @param source the mark-up that the page confirms, or {@code shown}
 */
record PriceChoice(Price price, String raw, String source, double confidence) {

    private static final String SHOWN = "shown";

    private static final double TWICE = 0.97;
    private static final double IN_PLACE = 0.93;

    /** Share of the trust in mark-up that is left where the page does not show what it says. */
    private static final double ALONE = 0.8;

    /** What it is worth for a shown price that mark-up says the same. */
    private static final double CONFIRMED = 2;

    /** How much must speak for a shown price to overrule mark-up that is nowhere to be seen. */
    private static final double OVERRULING = 4.5;

    static Optional<PriceChoice> of(List<ProductClaim> claims, ShownPrices shown) {
        var stated =
                claims.stream()
                        .filter(claim -> claim.hasOnePrice() && !isTracked(claim))
                        .map(PriceChoice::stated)
                        .toList();
        var template = stated.stream().filter(PriceChoice::isShown).findFirst();
        if (template.isPresent()) {
            return template.map(t -> t.believed(IN_PLACE));
        }
        var best = best(claims, shown);
        if (best.isPresent()) {
            var price = best.get();
            return Optional.of(confirming(stated, price).orElseGet(() -> shown(price, claims)))
                    .map(choice -> choice.taxed(shown.taxBasis(price)))
                    .filter(choice ->
                            choice.isStated() || stated.isEmpty() || price.weight() >= OVERRULING)
                    .or(() -> single(asked(stated, claims)));
        }
        return stated.isEmpty() ? tracked(claims) : single(asked(stated, claims));
    }

    /** What only trackers are told: better than nothing where the page shows nothing clear. */
    private static Optional<PriceChoice> tracked(List<ProductClaim> claims) {
        return single(
                claims.stream()
                        .filter(claim -> claim.hasOnePrice() && isTracked(claim))
                        .map(PriceChoice::stated)
                        .toList());
    }

    private static boolean isTracked(ProductClaim claim) {
        return claim.source().equals(TrackedProduct.SOURCE);
    }

    private static PriceChoice stated(ProductClaim claim) {
        var asked = claim.prices().getFirst();
        return new PriceChoice(
                asked.price(), asked.raw(), claim.source(), ALONE * claim.confidence());
    }

    /** The shop templates read the price where the shop shows it. */
    private boolean isShown() {
        return ShopTemplate.isSource(source);
    }

    Found<Price> found() {
        return new Found<>(price, source, raw, confidence);
    }

    /** With what the page says of VAT, where nothing better is known. */
    private PriceChoice taxed(TaxBasis basis) {
        var known =
                new Price(
                        price.amount(),
                        price.currency(),
                        price.kind(),
                        price.taxBasis() == TaxBasis.UNKNOWN ? basis : price.taxBasis());
        return new PriceChoice(known, raw, source, confidence);
    }

    private PriceChoice believed(double other) {
        return new PriceChoice(price, raw, source, other);
    }

    /** From a half, for what is just credible, to nine tenths. */
    private static double confidence(Shown shown) {
        return Math.clamp(0.5 + 0.05 * (shown.weight() - 3), 0.5, 0.9);
    }

    private boolean isStated() {
        return !source.equals(SHOWN);
    }

    /** Without what another place calls the list price of the same thing. */
    private static List<PriceChoice> asked(List<PriceChoice> stated, List<ProductClaim> claims) {
        return stated.stream()
                .filter(s ->
                        claims.stream()
                                .flatMap(claim -> Optional.ofNullable(claim.listPrice()).stream())
                                .noneMatch(l -> l.price().agreesWith(s.price().amount())))
                .toList();
    }

    private static Optional<PriceChoice> single(List<PriceChoice> stated) {
        return stated.stream()
                .findFirst()
                .filter(first ->
                        stated.stream()
                                .allMatch(s -> first.price().agreesWith(s.price().amount())));
    }

    private static Optional<Shown> best(List<ProductClaim> claims, ShownPrices shown) {
        var ranked =
                shown.candidates().stream()
                        .map(s -> isStated(claims, s) ? s.weighing(s.weight() + CONFIRMED) : s)
                        .sorted(Comparator.comparingDouble(Shown::weight).reversed())
                        .toList();
        var from = lowestOfSeveral(claims, ranked);
        if (from.isPresent()) {
            return from;
        }
        return ShownPrices.clearest(ranked);
    }

    /** Of variants at several prices the one that the page says "from" before. */
    private static Optional<Shown> lowestOfSeveral(List<ProductClaim> claims, List<Shown> ranked) {
        var several =
                claims.stream().filter(c -> !c.prices().isEmpty() && !c.hasOnePrice()).toList();
        return ranked.stream()
                .filter(s -> s.price().kind() != Kind.PRICE && isStated(several, s))
                .findFirst();
    }

    private static boolean isStated(List<ProductClaim> claims, Shown shown) {
        Patience.check();
        return claims.stream()
                .flatMap(claim -> claim.prices().stream())
                .anyMatch(asked -> asked.price().agreesWith(shown.price().amount()));
    }

    private static Optional<PriceChoice> confirming(List<PriceChoice> stated, Shown shown) {
        return stated.stream()
                .filter(s -> s.price().agreesWith(shown.price().amount()))
                .findFirst()
                .map(s -> s.believed(TWICE));
    }

    private static PriceChoice shown(Shown shown, List<ProductClaim> claims) {
        var price = shown.price();
        if (price.currency() == null) {
            var currency =
                    claims.stream()
                            .flatMap(claim -> claim.prices().stream())
                            .map(Asked::price)
                            .flatMap(p -> Optional.ofNullable(p.currency()).stream())
                            .findFirst();
            price =
                    new Price(
                            price.amount(), currency.orElse(null), price.kind(), price.taxBasis());
        }
        return new PriceChoice(price, shown.raw(), SHOWN, confidence(shown));
    }
}
