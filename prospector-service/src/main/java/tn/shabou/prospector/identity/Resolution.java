package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is who. The same parties and verdicts give the same answer in whatever order they are told.
 *
 * @param members by party, where it belongs
 * @param pairs those worth telling a reader, however they were decided
 */
public record Resolution(Map<UUID, Membership> members, List<Likeness> pairs) {

    private static final Comparator<Link> SUREST_FIRST =
            Comparator.comparingDouble((Link link) -> -link.bits())
                    .thenComparing(Link::one)
                    .thenComparing(Link::other);

    /** From here on two parties are put together. */
    public static final double SURE = 0.9;

    /** From so many bits on two of one name are put together, if there is no third. */
    private static final double BY_NAME = 2.5;

    /** From here on a person is asked. */
    public static final double WORTH_A_LOOK = 0.4;

    /**
     * @param organisation the party that stands for the business
     * @param site the party that stands for the place; null when nothing tells which it is
     */
    public record Membership(UUID organisation, @Nullable UUID site) {}

    public static Resolution of(List<Party> parties, List<Verdict> verdicts) {
        var towns = new Towns(parties);
        var all =
                parties.stream()
                        .sorted(Comparator.comparing(Party::id))
                        .map(party -> Traits.of(party, towns))
                        .toList();
        var comparison = new Comparison(new Census(all));
        var links =
                Blocks.of(all).stream()
                        .map(pair ->
                                comparison.of(all.get(pair.one()), all.get(pair.other())).link())
                        .sorted(SUREST_FIRST)
                        .toList();
        var clusters = new Clusters(all, links, comparison);
        var said = latest(verdicts);
        said.stream()
                .filter(verdict -> !verdict.same())
                .forEach(verdict -> clusters.keepApart(verdict.one(), verdict.other()));
        said.stream()
                .filter(Verdict::same)
                .forEach(verdict -> clusters.join(verdict.one(), verdict.other()));
        links.stream()
                .takeWhile(link -> Likeness.probability(link.bits()) >= SURE)
                .filter(link -> !link.byName())
                .forEach(link -> clusters.joinIfNothingForbids(link.one(), link.other()));
        links.stream()
                .takeWhile(link -> link.bits() >= BY_NAME)
                .filter(Link::byName)
                .forEach(link -> clusters.joinIfNoOtherCouldBe(link.one(), link.other(), BY_NAME));
        return new Resolution(members(all, clusters), worthTelling(all, links, comparison));
    }

    private static List<Likeness> worthTelling(
            List<Traits> all, List<Link> links, Comparison comparison) {
        var byId = byId(all);
        return links.stream()
                .takeWhile(link -> Likeness.probability(link.bits()) >= WORTH_A_LOOK)
                .map(link ->
                        comparison.of(required(byId, link.one()), required(byId, link.other())))
                .toList();
    }

    private static Map<UUID, Traits> byId(List<Traits> all) {
        return all.stream()
                .collect(Collectors.toMap(traits -> traits.party().id(), Function.identity()));
    }

    private static Traits required(Map<UUID, Traits> byId, UUID id) {
        return Objects.requireNonNull(byId.get(id));
    }

    private static List<Verdict> latest(List<Verdict> verdicts) {
        var byPair = new HashMap<List<UUID>, Verdict>();
        for (var verdict : verdicts) {
            var pair =
                    verdict.one().compareTo(verdict.other()) < 0
                            ? List.of(verdict.one(), verdict.other())
                            : List.of(verdict.other(), verdict.one());
            byPair.put(pair, verdict);
        }
        return byPair.values().stream()
                .sorted(Comparator.comparing(Verdict::one).thenComparing(Verdict::other))
                .toList();
    }

    private static Map<UUID, Membership> members(List<Traits> all, Clusters clusters) {
        var byId = byId(all);
        var members = new HashMap<UUID, Membership>();
        for (var cluster : clusters.all()) {
            var traits = new ArrayList<Traits>();
            cluster.forEach(id -> traits.add(required(byId, id)));
            var first = first(traits);
            var sites = Sites.of(traits);
            cluster.forEach(id -> members.put(id, new Membership(first, sites.get(id))));
        }
        return members;
    }

    private static UUID first(List<Traits> members) {
        return members.stream()
                .map(Traits::party)
                .max(
                        Comparator.comparingLong(Party::weight)
                                .thenComparing(Party::id, Comparator.reverseOrder()))
                .orElseThrow()
                .id();
    }
}
