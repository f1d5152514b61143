package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The places of one business. Neighbours on the map are at one place; who tells an address alone is
 * where that address is known, or at the only place that it can be; who tells neither, such as a
 * website, is at the only place that there can be, or at none.
 */
final class Sites {

    private static final double SAME_PLACE_METRES = 150;

    private final List<List<Traits>> sites = new ArrayList<>();

    private Sites() {}

    /** By member, the first member at its place; members whose place is unknown are not in it. */
    static Map<UUID, UUID> of(List<Traits> members) {
        var found = new Sites();
        members.stream().filter(Sites::isOnTheMap).forEach(found::placeOnTheMap);
        members.stream()
                .filter(member -> !isOnTheMap(member) && member.street() != null)
                .forEach(found::placeByAddress);
        var siteOf = new HashMap<UUID, UUID>();
        members.stream()
                .filter(member -> !isOnTheMap(member) && member.street() == null)
                .forEach(member ->
                        found.only(other -> mayBeNear(member, other))
                                .ifPresent(site -> siteOf.put(member.party().id(), first(site))));
        found.sites.forEach(
                site -> site.forEach(member -> siteOf.put(member.party().id(), first(site))));
        return siteOf;
    }

    private static boolean isOnTheMap(Traits member) {
        return member.party().position() != null;
    }

    private void placeOnTheMap(Traits member) {
        var here = new ArrayList<Traits>(List.of(member));
        sites.removeIf(site ->
                site.stream().anyMatch(other -> isNear(member, other)) && here.addAll(site));
        sites.add(here);
    }

    private void placeByAddress(Traits member) {
        only(other -> isSameStreet(member, other))
                .or(() -> only(other -> mayBeNear(member, other) && !isElsewhere(member, other)))
                .ifPresentOrElse(
                        site -> site.add(member),
                        () -> sites.add(new ArrayList<>(List.of(member))));
    }

    /** The only place of which all that is known allows it, if there is just one. */
    private Optional<List<Traits>> only(Predicate<Traits> possible) {
        var found = sites.stream().filter(site -> site.stream().anyMatch(possible)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static UUID first(List<Traits> site) {
        return site.stream().map(member -> member.party().id()).min(UUID::compareTo).orElseThrow();
    }

    private static boolean isNear(Traits one, Traits other) {
        var here = one.party().position();
        var there = other.party().position();
        return here != null && there != null && here.metresTo(there) <= SAME_PLACE_METRES;
    }

    private static boolean isSameStreet(Traits one, Traits other) {
        return one.street() != null
                && other.street() != null
                && mayBeNear(one, other)
                && one.street().isSame(other.street());
    }

    private static boolean isElsewhere(Traits one, Traits other) {
        return one.street() != null
                && other.street() != null
                && one.street().isElsewhere(other.street());
    }

    private static boolean mayBeNear(Traits one, Traits other) {
        return unknownOrSame(one.city(), other.city())
                && unknownOrSame(one.governorate(), other.governorate());
    }

    private static boolean unknownOrSame(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
