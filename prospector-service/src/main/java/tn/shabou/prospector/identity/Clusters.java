package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Puts parties together, the surest pair first, unless staff said that two of them are apart, or
 * what is known of all of them together speaks against it: one hotline must not chain a town.
 */
final class Clusters {

    /** A single pair never outweighs this much against it, or for it. */
    private static final double LOUDEST = 8;

    /** By how many bits a rival may be less like it. */
    private static final double MARGIN = 2.5;

    private final Comparison comparison;
    private final Map<UUID, Traits> traitsOf = new HashMap<>();
    private final Map<UUID, Cluster> of = new HashMap<>();
    private final Map<UUID, Map<UUID, Double>> compared = new HashMap<>();
    private final Map<UUID, Set<UUID>> apart = new HashMap<>();

    private record Cluster(List<UUID> members, Set<String> decided, Set<String> taxNumbers) {}

    Clusters(List<Traits> parties, List<Link> pairs, Comparison comparison) {
        this.comparison = comparison;
        for (var traits : parties) {
            traitsOf.put(traits.party().id(), traits);
            var decided = new HashSet<String>();
            if (!traits.party().decided().isEmpty()) {
                decided.add(traits.party().decided());
            }
            var members = new ArrayList<>(List.of(traits.party().id()));
            of.put(
                    traits.party().id(),
                    new Cluster(members, decided, new HashSet<>(traits.taxNumbers())));
        }
        for (var pair : pairs) {
            double bits = loud(pair);
            compared.computeIfAbsent(pair.one(), _ -> new HashMap<>()).put(pair.other(), bits);
            compared.computeIfAbsent(pair.other(), _ -> new HashMap<>()).put(pair.one(), bits);
        }
    }

    void keepApart(UUID one, UUID other) {
        apart.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
        apart.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
    }

    /** What staff said, whatever else is known. */
    void join(UUID one, UUID other) {
        joinIf(one, other, (_, _) -> true);
    }

    /** What we think. */
    void joinIfNothingForbids(UUID one, UUID other) {
        joinIf(one, other, (left, right) -> mayJoin(left, right) && speaksForIt(left, right));
    }

    /**
     * What we think of two that have but a name in common: nothing when a third of that name could
     * as well be the one.
     *
     * @param enough bits from which on a pair is put together
     */
    void joinIfNoOtherCouldBe(UUID one, UUID other, double enough) {
        joinIf(
                one,
                other,
                (left, right) ->
                        mayJoin(left, right)
                                && nothingSpeaksAgainstIt(left, right)
                                && !hasRival(left, right, enough)
                                && !hasRival(right, left, enough));
    }

    private void joinIf(UUID one, UUID other, BiPredicate<Cluster, Cluster> allowed) {
        var left = of.get(one);
        var right = of.get(other);
        if (left != null && right != null && left != right && allowed.test(left, right)) {
            unite(left, right);
        }
    }

    private boolean mayJoin(Cluster left, Cluster right) {
        var decided = new HashSet<>(left.decided);
        decided.addAll(right.decided);
        return decided.size() <= 1 && !areTwoCompanies(left, right) && !areKeptApart(left, right);
    }

    private boolean speaksForIt(Cluster left, Cluster right) {
        var towns = sharedTowns(left, right);
        double bits = 0;
        for (var one : left.members) {
            for (var other : right.members) {
                if (towns.isEmpty()
                        || (towns.contains(town(one)) && town(one).equals(town(other)))) {
                    bits += compared.getOrDefault(one, Map.of()).getOrDefault(other, 0.0);
                }
            }
        }
        return bits > 0;
    }

    private boolean nothingSpeaksAgainstIt(Cluster left, Cluster right) {
        return left.members.stream()
                .allMatch(one -> right.members.stream().allMatch(other -> bits(one, other) > 0));
    }

    private boolean areKeptApart(Cluster left, Cluster right) {
        return left.members.stream()
                .map(one -> apart.getOrDefault(one, Set.of()))
                .anyMatch(forbidden -> right.members.stream().anyMatch(forbidden::contains));
    }

    /**
     * Where both are, if one of them is in several towns: what a shop has against those of its own
     * business that are elsewhere is but that they are elsewhere.
     */
    private Set<String> sharedTowns(Cluster left, Cluster right) {
        var here = towns(left);
        var there = towns(right);
        if (here.size() < 2 && there.size() < 2) {
            return Set.of();
        }
        here.retainAll(there);
        return here;
    }

    private Set<String> towns(Cluster cluster) {
        return cluster.members.stream()
                .map(this::town)
                .filter(town -> !town.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private String town(UUID member) {
        return required(member).city();
    }

    private Traits required(UUID member) {
        return Objects.requireNonNull(traitsOf.get(member));
    }

    /** Also of a pair that shares too little to have been compared before. */
    private double bits(UUID one, UUID other) {
        var known = compared.getOrDefault(one, Map.of()).get(other);
        return known == null ? loud(comparison.of(required(one), required(other)).link()) : known;
    }

    private static double loud(Link link) {
        return Math.clamp(link.bits(), -LOUDEST, LOUDEST);
    }

    private static boolean areTwoCompanies(Cluster left, Cluster right) {
        return !left.taxNumbers.isEmpty()
                && !right.taxNumbers.isEmpty()
                && Collections.disjoint(left.taxNumbers, right.taxNumbers);
    }

    /** Whether another is as much like one of the two, and is not the other one. */
    private boolean hasRival(Cluster one, Cluster chosen, double enough) {
        return one.members.stream()
                .flatMap(member -> compared.getOrDefault(member, Map.of()).entrySet().stream())
                .filter(likeness -> likeness.getValue() > enough - MARGIN)
                .map(likeness -> of.get(likeness.getKey()))
                .distinct()
                .anyMatch(rival ->
                        rival != null
                                && !rival.equals(one)
                                && !rival.equals(chosen)
                                && best(rival, chosen) < enough);
    }

    private double best(Cluster left, Cluster right) {
        return left.members.stream()
                .map(member -> compared.getOrDefault(member, Map.of()))
                .flatMapToDouble(known ->
                        right.members.stream()
                                .mapToDouble(other ->
                                        known.getOrDefault(other, Double.NEGATIVE_INFINITY)))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private void unite(Cluster left, Cluster right) {
        var larger = left.members.size() >= right.members.size() ? left : right;
        var smaller = larger == left ? right : left;
        larger.members.addAll(smaller.members);
        larger.decided.addAll(smaller.decided);
        larger.taxNumbers.addAll(smaller.taxNumbers);
        smaller.members.forEach(member -> of.put(member, larger));
    }

    /** Every party is in exactly one. */
    List<List<UUID>> all() {
        return new HashSet<>(of.values())
                .stream().map(cluster -> cluster.members.stream().sorted().toList()).toList();
    }
}
