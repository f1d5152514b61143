package tn.shabou.prospector.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.PartNumber;
import tn.shabou.prospector.matching.PartText.Aspect;

/**
 * Which of the products that were found an offer is, if any. Numbers are believed more than words,
 * and nothing is linked that differs in a way that makes it another part or another thing to buy:
 * then a person decides.
 */
final class Judgement {

    /** Words link alone only when they say nearly the same. */
    private static final double NEARLY_ALL = 0.9;

    /** Below that two names have little in common. */
    private static final double SOME = 0.45;

    private static final int MOST = 3;

    /** Whose pieces always come as a set, so that nobody need say so, nor of how many. */
    private static final Set<String> SETS = Set.of("BRAKE_PADS", "BRAKE_SHOES");

    /** Kits, whatever else they are called. */
    private static final Set<String> KITS = Set.of("DISC_AND_PADS", "TIMING_KIT", "CLUTCH_KIT");

    /** Who names the number of a car's maker need not name ours. */
    private static final Set<String> CAR_MAKERS =
            Set.of(
                    "RENAULT",
                    "PEUGEOT",
                    "CITROEN",
                    "DACIA",
                    "VOLKSWAGEN",
                    "VW",
                    "AUDI",
                    "SEAT",
                    "SKODA",
                    "FIAT",
                    "FORD",
                    "OPEL",
                    "TOYOTA",
                    "HYUNDAI",
                    "KIA",
                    "NISSAN",
                    "MERCEDES",
                    "MERCEDESBENZ",
                    "BMW",
                    "ISUZU",
                    "MITSUBISHI",
                    "SUZUKI",
                    "MAZDA",
                    "HONDA",
                    "CHEVROLET",
                    "MAHINDRA",
                    "OE",
                    "OEM",
                    "ORIGINE",
                    "PSA");

    private Judgement() {}

    /**
     * @param rejected products that staff said it is not
     * @return the product that it is, or up to three that it may be, the likeliest first
     */
    static List<Suggested> of(OfferedPart offer, List<Found> found, Set<Long> rejected) {
        var said = PartText.of(offer.name());
        var likely = new HashMap<Long, Suggested>();
        for (var candidate : found) {
            if (!rejected.contains(candidate.part().id())) {
                suggest(offer, said, candidate)
                        .ifPresent(one ->
                                likely.merge(
                                        one.productId(),
                                        one,
                                        (a, b) -> a.confidence() >= b.confidence() ? a : b));
            }
        }
        var best =
                likely.values().stream()
                        .sorted(
                                Comparator.comparingDouble((Suggested one) -> -one.confidence())
                                        .thenComparing(Suggested::productId))
                        .toList();
        var sure = best.stream().filter(Suggested::linked).toList();
        if (!sure.isEmpty()) {
            var tier = sure.getFirst().tier();
            var surest = sure.stream().filter(one -> one.tier() == tier).toList();
            if (surest.size() == 1) {
                return surest;
            }
        }
        return best.stream().map(Suggested::unlinked).limit(MOST).toList();
    }

    private static Optional<Suggested> suggest(OfferedPart offer, PartText said, Found found) {
        var part = found.part();
        var ours = PartText.of(part.name());
        var reasons = new ArrayList<String>();
        if (!found.number().isEmpty()) {
            reasons.add("NUMBER:" + found.number());
        }
        var brand = norm(offer.brand());
        if (!brand.isEmpty() && brand.equals(part.brand())) {
            reasons.add("BRAND:" + offer.brand());
        }
        if (said.family() != null && said.family().equals(ours.family())) {
            reasons.add("FAMILY:" + said.family().code());
        }
        var vetoes = vetoes(offer, said, found, ours, brand);
        double agreement = agreement(said, ours, offer, brand);
        boolean byWords = found.tier() == MatchTier.WORDS;
        if (byWords) {
            shared(said, ours).ifPresent(words -> reasons.add("WORDS:" + words));
            if (agreement < SOME) {
                return Optional.empty();
            }
        }
        boolean sure = !byWords || (agreement >= NEARLY_ALL && saySame(said, ours));
        return Optional.of(
                new Suggested(
                        part.id(),
                        found.tier(),
                        found.kind(),
                        confidence(found.tier(), agreement, vetoes.isEmpty()),
                        reasons,
                        vetoes,
                        vetoes.isEmpty() && sure));
    }

    private static double confidence(MatchTier tier, double agreement, boolean unopposed) {
        if (tier == MatchTier.WORDS) {
            return unopposed ? 0.5 + agreement * 0.45 : agreement * 0.5;
        }
        return unopposed ? tier.confidence() : tier.confidence() * 0.6;
    }

    /** What one says of where it belongs, the other says too: silence is no agreement. */
    private static boolean saySame(PartText said, PartText ours) {
        return Stream.of(Aspect.AXLE, Aspect.SIDE)
                .allMatch(aspect ->
                        said.traits()
                                .getOrDefault(aspect, Set.of())
                                .equals(ours.traits().getOrDefault(aspect, Set.of())));
    }

    /** Shared details twice, over the details of both. */
    private static double agreement(PartText said, PartText ours, OfferedPart offer, String brand) {
        var left = details(said, offer, brand);
        var right = details(ours, offer, brand);
        var shared = new HashSet<>(left);
        shared.retainAll(right);
        return shared.isEmpty() ? 0 : 2.0 * shared.size() / (left.size() + right.size());
    }

    private static Set<String> details(PartText text, OfferedPart offer, String brand) {
        var details = new HashSet<>(text.details());
        var brandWords = PartText.words(offer.brand() == null ? "" : offer.brand()).strip();
        details.removeAll(Set.of(brandWords.split(" ")));
        details.remove(brand.toLowerCase(Locale.ROOT));
        return details;
    }

    private static Optional<String> shared(PartText said, PartText ours) {
        var shared = new HashSet<>(said.details());
        shared.retainAll(ours.details());
        return shared.isEmpty() ? Optional.empty() : Optional.of(PartText.sorted(shared));
    }

    private static List<String> vetoes(
            OfferedPart offer, PartText said, Found found, PartText ours, String brand) {
        var vetoes = new ArrayList<String>();
        condition(said, found.part()).ifPresent(vetoes::add);
        boolean sure = found.tier() == MatchTier.GTIN || found.tier() == MatchTier.BRAND_NUMBER;
        for (var aspect : sure ? List.of(Aspect.PACK) : List.of(Aspect.values())) {
            var conflict =
                    aspect == Aspect.CONDITION
                            ? ""
                            : aspect == Aspect.PACK
                                    ? pack(said, ours)
                                    : said.conflict(ours, aspect);
            if (!conflict.isEmpty()) {
                vetoes.add(aspect + ":" + conflict);
            }
        }
        if (!sure) {
            if (said.family() != null
                    && ours.family() != null
                    && !said.family().equals(ours.family())) {
                vetoes.add("FAMILY:" + said.family().code() + "/" + ours.family().code());
            }
            if (found.tier() == MatchTier.OE
                    && !found.makerNamed()
                    && isOfAnotherBrand(brand, found.part())) {
                vetoes.add("BRAND:" + brand + "/" + found.part().brand());
            }
            otherNumber(offer, brand, found.part()).ifPresent(vetoes::add);
        }
        return vetoes;
    }

    /** A brand that is not ours, unless it is the car's maker, whose number it is. */
    private static boolean isOfAnotherBrand(String brand, CatalogPart part) {
        return !brand.isEmpty() && !brand.equals(part.brand()) && !CAR_MAKERS.contains(brand);
    }

    private static Optional<String> condition(PartText said, CatalogPart part) {
        var condition = said.traits().getOrDefault(Aspect.CONDITION, Set.of());
        return condition.isEmpty() == !part.used()
                ? Optional.empty()
                : Optional.of(
                        "CONDITION:"
                                + (condition.isEmpty() ? "NEW" : PartText.sorted(condition))
                                + "/"
                                + (part.used() ? "USED" : "NEW"));
    }

    /** A kit is another thing to buy than a part of it; four are another than two. */
    private static String pack(PartText said, PartText ours) {
        var mine = said.traits().getOrDefault(Aspect.PACK, Set.of());
        var theirs = ours.traits().getOrDefault(Aspect.PACK, Set.of());
        boolean always = said.family() != null && SETS.contains(said.family().code());
        boolean kit =
                !always
                        && !(said.family() != null && KITS.contains(said.family().code()))
                        && mine.contains("kit") != theirs.contains("kit");
        var counts = without(mine);
        var theirCounts = without(theirs);
        boolean other =
                !counts.equals(theirCounts)
                        && !(always && (counts.isEmpty() || theirCounts.isEmpty()))
                        && !(isOne(counts) && isOne(theirCounts));
        return kit || other ? PartText.sorted(mine) + "/" + PartText.sorted(theirs) : "";
    }

    private static Set<String> without(Set<String> packs) {
        var counts = new HashSet<>(packs);
        counts.remove("kit");
        return counts;
    }

    private static boolean isOne(Set<String> counts) {
        return counts.isEmpty() || counts.equals(Set.of("1"));
    }

    /** The same maker gave it another number. */
    private static Optional<String> otherNumber(OfferedPart offer, String brand, CatalogPart part) {
        var number = norm(offer.mpn()).replaceFirst("^0+(?=.)", "");
        return brand.equals(part.brand())
                        && !number.isEmpty()
                        && !part.numbers().isEmpty()
                        && !part.numbers().contains(number)
                ? Optional.of("OTHER_NUMBER:" + number + "/" + PartText.sorted(part.numbers()))
                : Optional.empty();
    }

    private static String norm(@Nullable String text) {
        return text == null ? "" : PartNumber.parse(text).map(PartNumber::norm).orElse("");
    }
}
