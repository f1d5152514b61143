package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many businesses share a thing: a phone that forty names share is that of a directory and says
 * little, while forty branches of one name may well have one hotline.
 */
final class Census {

    /** Beyond that a thing says nothing, however the names are counted. */
    private static final int MANY = 40;

    /** Two spellings of one name. */
    private static final double ONE_NAME = 0.8;

    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> named = new HashMap<>();

    Census(Collection<Traits> parties) {
        Map<String, Map<String, Optional<BusinessName>>> holders = new HashMap<>();
        for (var traits : parties) {
            var name = traits.names().stream().filter(each -> !each.words().isEmpty()).findFirst();
            var key = name.map(BusinessName::key).orElseGet(() -> traits.party().id().toString());
            Keys.shared(traits)
                    .forEach(shared ->
                            holders.computeIfAbsent(shared, _ -> new LinkedHashMap<>(2))
                                    .putIfAbsent(key, name));
            traits.names().stream()
                    .map(BusinessName::key)
                    .distinct()
                    .forEach(own -> {
                        named.merge(own, 1, Integer::sum);
                        named.merge(inTown(own, traits.city()), 1, Integer::sum);
                    });
        }
        holders.forEach((shared, several) -> names.put(shared, different(several.values())));
    }

    private static String inTown(String nameKey, String city) {
        return nameKey + " in " + city;
    }

    private static int different(Collection<Optional<BusinessName>> names) {
        if (names.size() < 2 || names.size() > MANY) {
            return names.size();
        }
        List<BusinessName> found = new ArrayList<>();
        int nameless = 0;
        for (var name : names) {
            if (name.isEmpty()) {
                nameless++;
            } else if (found.stream()
                    .noneMatch(known -> NameLikeness.of(known, name.get()) >= ONE_NAME)) {
                found.add(name.get());
            }
        }
        return found.size() + nameless;
    }

    /** Among how many names the thing is shared. */
    int names(String key) {
        return names.getOrDefault(key, 0);
    }

    /**
     * How many parties are called so, in the town if it is known: a name that is all over the
     * country may still be the only one of its town.
     */
    int called(String nameKey, String city) {
        return named.getOrDefault(city.isEmpty() ? nameKey : inTown(nameKey, city), 0);
    }
}
