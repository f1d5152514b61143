package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Puts parties together, the surest pair first, unless staff said that two of them are apart, or
 * what is known of all of them together speaks against it: one hotline must not chain a town.
 */
final class Clusters {

    /** A single pair never outweighs this much against it, or for it. */
    private static final double LOUDEST = 8;

    private final Map<UUID, Cluster> of = new HashMap<>();
    private final Map<UUID, Map<UUID, Double>> compared = new HashMap<>();
    private final Map<UUID, Set<UUID>> apart = new HashMap<>();

    private record Cluster(List<UUID> members, Set<String> decided) {}

    Clusters(List<Traits> parties, List<Link> pairs) {
        for (var traits : parties) {
            var decided = new HashSet<String>();
            if (!traits.party().decided().isEmpty()) {
                decided.add(traits.party().decided());
            }
            var members = new ArrayList<>(List.of(traits.party().id()));
            of.put(traits.party().id(), new Cluster(members, decided));
        }
        for (var pair : pairs) {
            double bits = Math.clamp(pair.bits(), -LOUDEST, LOUDEST);
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
        var left = of.get(one);
        var right = of.get(other);
        if (left != null && right != null && left != right) {
            unite(left, right);
        }
    }

    /** What we think. */
    void joinIfNothingForbids(UUID one, UUID other) {
        var left = of.get(one);
        var right = of.get(other);
        if (left != null && right != null && left != right && mayJoin(left, right)) {
            unite(left, right);
        }
    }

    private boolean mayJoin(Cluster left, Cluster right) {
        var decided = new HashSet<>(left.decided);
        decided.addAll(right.decided);
        if (decided.size() > 1) {
            return false;
        }
        double bits = 0;
        for (var one : left.members) {
            var forbidden = apart.getOrDefault(one, Set.of());
            var known = compared.getOrDefault(one, Map.of());
            for (var other : right.members) {
                if (forbidden.contains(other)) {
                    return false;
                }
                bits += known.getOrDefault(other, 0.0);
            }
        }
        return bits > 0;
    }

    private void unite(Cluster left, Cluster right) {
        var larger = left.members.size() >= right.members.size() ? left : right;
        var smaller = larger == left ? right : left;
        larger.members.addAll(smaller.members);
        larger.decided.addAll(smaller.decided);
        smaller.members.forEach(member -> of.put(member, larger));
    }

    /** Every party is in exactly one. */
    List<List<UUID>> all() {
        return new HashSet<>(of.values())
                .stream().map(cluster -> cluster.members.stream().sorted().toList()).toList();
    }
}
