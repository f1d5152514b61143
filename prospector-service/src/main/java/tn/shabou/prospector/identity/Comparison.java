package tn.shabou.prospector.identity;

import static tn.shabou.prospector.identity.Evidence.Feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Weighs what two parties have in common, after Fellegi and Sunter: each agreement adds the
 * logarithm of how much likelier it is within one business than between two, each disagreement
 * takes some away. What many names share weighs less.
 */
final class Comparison {

    /** Pairs are compared because they share something; still most of them are two businesses. */
    private static final double PRIOR = -8;

    private static final double ONE_TAX_NUMBER = 16;
    private static final double OTHER_TAX_NUMBER = -14;
    private static final double ONE_PLACE = 14;
    private static final double ONE_PHONE = 10;
    private static final double ONE_DOMAIN = 9.5;
    private static final double OTHER_DOMAIN = -1.5;
    private static final double ONE_EMAIL = 9.5;
    private static final double ONE_ACCOUNT = 9.5;

    /** For each doubling of the names that share a thing. */
    private static final double WORN = 2.6;

    private static final double ONE_NAME = 8;
    private static final double OTHER_NAME = -6;

    /**
     * For each doubling of the parties of that name, up to {@link #MOST_COMMON}; what is called
     * after a make alone is as common as can be.
     */
    private static final double COMMON = 0.3;

    private static final double MOST_COMMON = 4;
    private static final double ONE_TRADE = 1;
    private static final double OTHER_TRADE = -4;

    private final Census census;

    Comparison(Census census) {
        this.census = census;
    }

    Likeness of(Traits one, Traits other) {
        if (one.party().id().compareTo(other.party().id()) > 0) {
            return of(other, one);
        }
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence(Feature.PRIOR, "", PRIOR));
        numbers(one, other, evidence);
        names(one, other, evidence);
        where(one, other, evidence);
        evidence.sort(
                Comparator.comparingDouble((Evidence e) -> -Math.abs(e.bits()))
                        .thenComparing(Evidence::feature));
        return new Likeness(one.party().id(), other.party().id(), List.copyOf(evidence));
    }

    private void numbers(Traits one, Traits other, List<Evidence> evidence) {
        var left = one.party();
        var right = other.party();
        agree(
                one.taxNumbers(),
                other.taxNumbers(),
                number -> "tax " + number,
                Feature.TAX_NUMBER_SAME,
                ONE_TAX_NUMBER,
                evidence);
        differ(
                one.taxNumbers(),
                other.taxNumbers(),
                Feature.TAX_NUMBER_DIFFERENT,
                OTHER_TAX_NUMBER,
                evidence);
        agree(
                left.placeIds(),
                right.placeIds(),
                id -> "place " + id,
                Feature.PLACE_SAME,
                ONE_PLACE,
                evidence);
        agree(left.phones(), right.phones(), Keys::phone, Feature.PHONE_SAME, ONE_PHONE, evidence);
        var phones = bits(PhoneNumbers.between(left.phones(), right.phones()));
        if (phones != 0) {
            evidence.add(new Evidence(Feature.PHONE_DIFFERENT, "", phones));
        }
        agree(
                one.domains(),
                other.domains(),
                Keys::domain,
                Feature.DOMAIN_SAME,
                ONE_DOMAIN,
                evidence);
        differ(one.domains(), other.domains(), Feature.DOMAIN_DIFFERENT, OTHER_DOMAIN, evidence);
        boolean domainTold = evidence.stream().anyMatch(e -> e.feature() == Feature.DOMAIN_SAME);
        if (!domainTold) {
            agree(
                    left.emails(),
                    right.emails(),
                    Keys::email,
                    Feature.EMAIL_SAME,
                    ONE_EMAIL,
                    evidence);
        }
        agree(
                left.accounts(),
                right.accounts(),
                Keys::account,
                Feature.ACCOUNT_SAME,
                ONE_ACCOUNT,
                evidence);
    }

    /** The rarest thing that both have. */
    private void agree(
            Set<String> left,
            Set<String> right,
            UnaryOperator<String> key,
            Feature feature,
            double bits,
            List<Evidence> evidence) {
        left.stream()
                .filter(right::contains)
                .min(
                        Comparator.comparingInt((String value) -> census.names(key.apply(value)))
                                .thenComparing(value -> value))
                .ifPresent(value ->
                        evidence.add(
                                new Evidence(
                                        feature,
                                        value,
                                        worn(bits, census.names(key.apply(value))))));
    }

    private static double worn(double bits, int names) {
        return Math.max(0, bits - WORN * log2(Math.max(1, names / 2.0)));
    }

    private static void differ(
            Set<String> left,
            Set<String> right,
            Feature feature,
            double bits,
            List<Evidence> evidence) {
        if (!left.isEmpty() && !right.isEmpty() && left.stream().noneMatch(right::contains)) {
            evidence.add(new Evidence(feature, "", bits));
        }
    }

    private void names(Traits one, Traits other, List<Evidence> evidence) {
        var town = one.city().equals(other.city()) ? one.city() : "";
        double most = -1;
        Evidence said = null;
        boolean otherTrade = true;
        boolean sameTrade = false;
        for (var left : one.names()) {
            for (var right : other.names()) {
                sameTrade |= left.isOfSameTrade(right);
                otherTrade &= left.differsInTrade(right);
                var match = NameLikeness.match(left, right);
                if (match.likeness() > most
                        && !left.words().isEmpty()
                        && !right.words().isEmpty()) {
                    most = match.likeness();
                    said = name(left, right, match, town);
                }
            }
        }
        if (said != null) {
            evidence.add(said);
        }
        if (sameTrade) {
            evidence.add(new Evidence(Feature.TRADE_SAME, "", ONE_TRADE));
        }
        if (otherTrade && !one.names().isEmpty() && !other.names().isEmpty()) {
            evidence.add(new Evidence(Feature.TRADE_DIFFERENT, "", OTHER_TRADE));
        }
    }

    private Evidence name(
            BusinessName left, BusinessName right, NameLikeness.Match match, String town) {
        double likeness = match.likeness();
        int called = Math.max(census.called(left.key(), town), census.called(right.key(), town));
        double common =
                match.shared().stream().allMatch(BusinessName.Word::isMake)
                        ? MOST_COMMON
                        : Math.min(MOST_COMMON, COMMON * log2(Math.max(1, called / 3.0)));
        var text = String.join(" ", left.words().stream().map(BusinessName.Word::text).toList());
        if (likeness >= 0.93) {
            return new Evidence(Feature.NAME_SAME, text, ONE_NAME - common);
        }
        if (likeness >= 0.85) {
            return new Evidence(Feature.NAME_SIMILAR, text, 5 - common);
        }
        if (likeness >= 0.7) {
            return new Evidence(Feature.NAME_SIMILAR, text, 2 - common / 2);
        }
        return likeness >= 0.55
                ? new Evidence(Feature.NAME_DIFFERENT, "", -1)
                : new Evidence(Feature.NAME_DIFFERENT, "", OTHER_NAME);
    }

    private static void where(Traits one, Traits other, List<Evidence> evidence) {
        var here = one.party().position();
        var there = other.party().position();
        var street = one.street();
        var otherStreet = other.street();
        boolean sameTown =
                one.city().isEmpty() || other.city().isEmpty() || one.city().equals(other.city());
        if (here != null && there != null) {
            double metres = here.metresTo(there);
            evidence.add(new Evidence(Feature.DISTANCE, Math.round(metres) + " m", bits(metres)));
        } else if (street != null
                && otherStreet != null
                && sameTown
                && street.isSame(otherStreet)) {
            evidence.add(new Evidence(Feature.ADDRESS_SAME, one.party().address() + "", 5.5));
        } else if (!one.governorate().isEmpty()
                && !other.governorate().isEmpty()
                && !one.governorate().equals(other.governorate())) {
            evidence.add(new Evidence(Feature.GOVERNORATE_DIFFERENT, "", -4));
        } else if (!sameTown) {
            evidence.add(new Evidence(Feature.CITY_DIFFERENT, "", -2.5));
        } else if (street != null && otherStreet != null && street.isElsewhere(otherStreet)) {
            evidence.add(new Evidence(Feature.ADDRESS_DIFFERENT, "", -1));
        } else if (!one.city().isEmpty() && one.city().equals(other.city())) {
            evidence.add(new Evidence(Feature.CITY_SAME, told(one, other), 2.25));
        } else if (!one.governorate().isEmpty() && one.governorate().equals(other.governorate())) {
            evidence.add(new Evidence(Feature.GOVERNORATE_SAME, one.governorate(), 0.75));
        }
    }

    /** The town as one of them writes it. */
    private static String told(Traits one, Traits other) {
        return Stream.of(one, other)
                .flatMap(traits -> Stream.ofNullable(traits.party().city()))
                .filter(city -> !city.isBlank())
                .findFirst()
                .orElse(one.city());
    }

    private static double bits(PhoneNumbers.Difference phones) {
        return switch (phones) {
            case NONE, SLIP -> 0;
            case LANDLINES -> -2;
            case MOBILES -> -1.5;
            case KINDS -> -0.3;
        };
    }

    private static double bits(double metres) {
        if (metres <= 150) {
            return metres <= 60 ? 5.5 : 5;
        }
        if (metres <= 500) {
            return 1.5;
        }
        return metres <= 3_000 ? -1 : metres <= 15_000 ? -2.5 : -4;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
