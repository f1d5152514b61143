package tn.shabou.api.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import tn.shabou.api.http.Language;

/**
 * Parts that may stand for one, by quality: genuine first.
 *
 * @param complete false when there are more than were looked at
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Equivalents(List<Tier> data, boolean complete) {

    private static final int SHOWN = 10;

    /** Why we think so. */
    public enum Basis {
        /** A maker of cars, or of parts, gives both the same number. */
        SAME_NUMBER,
        /** Of the same family and for the same engine and position; compare the measures. */
        SAME_VEHICLE
    }

    /**
     * @param popularity not shown; decides which is the best
     */
    public record Candidate(Basis basis, int popularity, Neighbour part) {}

    public record Equivalent(Basis basis, Neighbour part) {

        static Equivalent of(Candidate candidate) {
            return new Equivalent(candidate.basis, candidate.part);
        }
    }

    /**
     * @param cheapest of those in stock, if any is
     * @param best the one that others buy most, of those in stock, if any is
     * @param parts at most {@value #SHOWN}: in stock first, then the cheapest
     */
    public record Tier(
            String qualityTier,
            String label,
            int count,
            Equivalent cheapest,
            Equivalent best,
            List<Equivalent> parts) {}

    private static final List<String> TIERS = List.of("GENUINE", "OEM", "AFTERMARKET", "USED");

    private static final Comparator<Candidate> IN_STOCK =
            Comparator.comparing((Candidate one) -> one.part.inStock()).reversed();
    private static final Comparator<Candidate> CHEAPEST =
            IN_STOCK.thenComparing(one -> one.part.price()).thenComparing(one -> one.part.slug());
    private static final Comparator<Candidate> BEST =
            IN_STOCK.thenComparing(Candidate::basis)
                    .thenComparing(Comparator.comparing(Candidate::popularity).reversed())
                    .thenComparing(CHEAPEST);

    static Equivalents of(List<Candidate> candidates, boolean complete, Language language) {
        var byTier = new TreeMap<String, List<Candidate>>(Comparator.comparingInt(TIERS::indexOf));
        candidates.stream()
                .sorted(CHEAPEST)
                .forEach(one ->
                        byTier.computeIfAbsent(one.part.qualityTier(), _ -> new ArrayList<>())
                                .add(one));
        return new Equivalents(
                byTier.entrySet().stream()
                        .map(tier -> tier(tier.getKey(), tier.getValue(), language))
                        .toList(),
                complete);
    }

    private static Tier tier(String name, List<Candidate> cheapestFirst, Language language) {
        return new Tier(
                name,
                label(name, language),
                cheapestFirst.size(),
                Equivalent.of(cheapestFirst.getFirst()),
                Equivalent.of(cheapestFirst.stream().min(BEST).orElseThrow()),
                cheapestFirst.stream().limit(SHOWN).map(Equivalent::of).toList());
    }

    private static String label(String tier, Language language) {
        boolean arabic = language == Language.AR;
        return switch (tier) {
            case "GENUINE" -> arabic ? "أصلية" : "Origine constructeur";
            case "OEM" -> arabic ? "مصنع القطع الأصلية" : "Équipementier";
            case "AFTERMARKET" -> arabic ? "بديلة" : "Adaptable";
            default -> arabic ? "مستعملة" : "Occasion";
        };
    }
}
