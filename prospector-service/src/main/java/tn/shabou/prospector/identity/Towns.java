package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The towns that leads tell of. One that leaves out its own is in the town with which its address
 * ends, or in that whose leads are around it on the map.
 */
final class Towns {

    /** As far as a town reaches around its middle. */
    private static final double REACH_METRES = 5_000;

    /** {@code route de Tunis} is in another town. */
    private static final Set<String> TOWARDS =
            Set.of("de", "d", "du", "vers", "av", "avenue", "rue");

    private static final Set<String> COUNTRY = Set.of("tunisie", "tunisia", "tn", "تونس");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, Town> byName = new TreeMap<>();
    private final List<Town> onTheMap;

    /**
     * @param governorate in which most of its leads are, "" if none says
     * @param middle of its leads, null when none is on the map
     */
    private record Town(String name, String governorate, @Nullable Position middle) {}

    Towns(Collection<Party> parties) {
        Map<String, List<Party>> byCity = new HashMap<>();
        for (var party : parties) {
            var city = name(party.city());
            if (!city.isEmpty()) {
                byCity.computeIfAbsent(city, _ -> new ArrayList<>()).add(party);
            }
        }
        byCity.forEach((city, leads) ->
                byName.put(city, new Town(city, governorate(leads), middle(leads))));
        onTheMap = byName.values().stream().filter(town -> town.middle() != null).toList();
    }

    /** In one spelling; "" for none. */
    static String name(@Nullable String place) {
        return place == null ? "" : NO_WORD.matcher(Spelling.folded(place)).replaceAll(" ").strip();
    }

    String cityOf(Party party) {
        var told = name(party.city());
        return told.isEmpty()
                ? atTheEndOf(party.address()).or(() -> around(party.position())).orElse("")
                : told;
    }

    String governorateOf(Party party, String city) {
        var told = name(party.governorate());
        var town = byName.get(city);
        return told.isEmpty() && town != null ? town.governorate() : told;
    }

    private Optional<String> atTheEndOf(@Nullable String address) {
        var words = new ArrayList<>(Arrays.asList(name(address).split(" ")));
        while (!words.isEmpty()
                && (COUNTRY.contains(words.getLast()) || words.getLast().matches("\\d{4}"))) {
            words.removeLast();
        }
        return ending(words).or(() -> ending(words.subList(0, Math.max(0, words.size() - 1))));
    }

    /** The town of the longest name, if something but {@code route de} goes before it. */
    private Optional<String> ending(List<String> words) {
        for (int from = Math.max(1, words.size() - 3); from < words.size(); from++) {
            var name = String.join(" ", words.subList(from, words.size()));
            if (byName.containsKey(name) && !TOWARDS.contains(words.get(from - 1))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private Optional<String> around(@Nullable Position position) {
        return position == null
                ? Optional.empty()
                : onTheMap.stream()
                        .filter(town -> metres(town, position) <= REACH_METRES)
                        .min(Comparator.comparingDouble(town -> metres(town, position)))
                        .map(Town::name);
    }

    private static double metres(Town town, Position position) {
        var middle = town.middle();
        return middle == null ? Double.MAX_VALUE : middle.metresTo(position);
    }

    private static String governorate(List<Party> leads) {
        var counted = new TreeMap<String, Integer>();
        for (var lead : leads) {
            var name = name(lead.governorate());
            if (!name.isEmpty()) {
                counted.merge(name, 1, Integer::sum);
            }
        }
        return counted.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The median of each coordinate: one lead in the wrong place does not move a town. */
    private static @Nullable Position middle(List<Party> leads) {
        var positions =
                leads.stream()
                        .flatMap(lead -> Optional.ofNullable(lead.position()).stream())
                        .toList();
        return positions.isEmpty()
                ? null
                : new Position(
                        positions.stream()
                                .mapToDouble(Position::latitude)
                                .sorted()
                                .toArray()[positions.size() / 2],
                        positions.stream()
                                .mapToDouble(Position::longitude)
                                .sorted()
                                .toArray()[positions.size() / 2]);
    }
}
