package tn.shabou.prospector.identity;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What parties must have in common to be compared at all. */
final class Keys {

    /** Side of the squares in which neighbours are looked for, in degrees: some 330 m. */
    private static final double SQUARE = 0.003;

    /** How far beyond its own square a party is looked for: 150 m and a little. */
    private static final double REACH = 0.0018;

    private Keys() {}

    static String phone(String phone) {
        return "phone " + phone;
    }

    static String domain(String domain) {
        return "domain " + domain;
    }

    static String email(String email) {
        return "email " + email;
    }

    static String account(String account) {
        return "account " + account;
    }

    /** Things of which there should be one for each business. */
    static Stream<String> shared(Traits traits) {
        var party = traits.party();
        return Stream.of(
                        party.phones().stream().map(Keys::phone),
                        traits.domains().stream().map(Keys::domain),
                        party.emails().stream().map(Keys::email),
                        party.accounts().stream().map(Keys::account),
                        traits.taxNumbers().stream().map(number -> "tax " + number),
                        party.placeIds().stream().map(id -> "place " + id))
                .flatMap(keys -> keys);
    }

    static Set<String> of(Traits traits) {
        var keys = new HashSet<String>();
        shared(traits).forEach(keys::add);
        for (var name : traits.names()) {
            if (!name.words().isEmpty()) {
                keys.add("name " + name.key());
                keys.add("name " + name.key() + " in " + traits.governorate());
                name.words().stream()
                        .map(BusinessName.Word::sound)
                        .filter(sound -> sound.length() > 1)
                        .forEach(sound ->
                                places(traits)
                                        .forEach(place ->
                                                keys.add("word " + sound + " at " + place)));
            }
        }
        return keys;
    }

    private static Stream<String> places(Traits traits) {
        var places = new HashSet<String>();
        var position = traits.party().position();
        if (position != null) {
            for (int north = -1; north <= 1; north += 2) {
                for (int east = -1; east <= 1; east += 2) {
                    long row = (long) Math.floor((position.latitude() + north * REACH) / SQUARE);
                    long column = (long) Math.floor((position.longitude() + east * REACH) / SQUARE);
                    places.add(row + "," + column);
                }
            }
        }
        if (!traits.city().isEmpty()) {
            places.add(traits.city());
        }
        return places.stream();
    }
}
