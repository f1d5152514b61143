package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a party is compared, in the forms in which it is compared. */
record Traits(
        Party party,
        List<BusinessName> names,
        Set<String> domains,
        Set<String> taxNumbers,
        @Nullable Street street,
        String city,
        String governorate) {

    /**
     * @param number of the house, or of the kilometre on a road
     */
    record Street(Set<String> words, String number) {

        private static final Set<String> EMPTY =
                Set.of(
                        "rue",
                        "av",
                        "avenue",
                        "route",
                        "rte",
                        "r",
                        "bd",
                        "boulevard",
                        "impasse",
                        "zone",
                        "lot",
                        "de",
                        "du",
                        "des",
                        "la",
                        "le",
                        "l",
                        "d",
                        "n",
                        "no",
                        "et",
                        "tunisie",
                        "tunisia",
                        "نهج",
                        "شارع",
                        "طريق");

        /** Null when nothing of it tells a street. */
        static @Nullable Street of(@Nullable String address, String city, String governorate) {
            var words = new HashSet<String>();
            var number = "";
            for (var word :
                    Spelling.folded(address == null ? "" : address).split("[^\\p{L}\\p{N}]+")) {
                if (word.matches("\\d{1,3}(bis|ter)?") && number.isEmpty()) {
                    number = word;
                } else if (word.length() > 1
                        && !word.matches("\\d+")
                        && !EMPTY.contains(word)
                        && !city.contains(word)
                        && !governorate.contains(word)) {
                    words.add(Spelling.sound(word));
                }
            }
            words.remove("");
            return words.isEmpty() ? null : new Street(Set.copyOf(words), number);
        }

        boolean isSame(Street other) {
            long shared = words.stream().filter(other.words::contains).count();
            boolean sameStreet =
                    shared > 0 && 2 * shared >= Math.max(words.size(), other.words.size());
            return sameStreet && !number.isEmpty() && number.equals(other.number);
        }

        boolean isElsewhere(Street other) {
            boolean otherNumber =
                    !number.isEmpty() && !other.number.isEmpty() && !number.equals(other.number);
            return otherNumber || words.stream().noneMatch(other.words::contains);
        }
    }

    static Traits of(Party party, Towns towns) {
        var city = towns.cityOf(party);
        var governorate = towns.governorateOf(party, city);
        var here = new ArrayList<>(BusinessName.of(city).words());
        here.addAll(BusinessName.of(governorate).words());
        var domains =
                Stream.concat(
                                party.hosts().stream(),
                                party.emails().stream()
                                        .map(email -> email.substring(email.indexOf('@') + 1)))
                        .flatMap(host -> OwnDomain.of(host).stream())
                        .collect(Collectors.toUnmodifiableSet());
        return new Traits(
                party,
                party.names().stream()
                        .map(name -> BusinessName.of(name).without(here))
                        .distinct()
                        .toList(),
                domains,
                party.taxNumbers().stream()
                        .flatMap(number -> TaxNumber.company(number).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Street.of(party.address(), city, governorate),
                city,
                governorate);
    }
}
