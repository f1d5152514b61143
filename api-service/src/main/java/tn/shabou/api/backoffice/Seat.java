package tn.shabou.api.backoffice;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tn.shabou.api.http.Language;

/**
 * Who opens which page of the back office, in which language: all that its frame needs.
 *
 * @param key by which the script of the page is found: {@code <body data-page>}
 * @param title of the page
 * @param address path and query of the page
 * @param person e-mail address; empty for who has not signed in
 * @param granted roles and permissions
 * @param words by their names
 * @param json the same for scripts
 */
public record Seat(
        Language language,
        String key,
        String title,
        String address,
        Optional<String> person,
        Set<String> granted,
        Map<String, String> words,
        String json) {

    /** What stands together in the navigation. */
    public record Section(Place.Group group, List<Place> places) {

        public String key() {
            return group.key();
        }
    }

    public String lang() {
        return language.tag();
    }

    public String dir() {
        return language == Language.AR ? "rtl" : "ltr";
    }

    public Language other() {
        return language == Language.AR ? Language.FR : Language.AR;
    }

    /** This page in the other language. */
    public String otherAddress() {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + "lang=" + other().tag();
    }

    /** The text of that name; there is one in each language, which a test holds. */
    public String word(String name) {
        var word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException("no word is called " + name);
        }
        return word;
    }

    /** The words as scripts read them. */
    public RawString script() {
        return new RawString(json);
    }

    /** Whether the person has a role or a permission. */
    public boolean may(String role) {
        return granted.contains(role);
    }

    /** The pages that this person may open. */
    public List<Section> sections() {
        return Place.groups()
                .map(group ->
                        new Section(
                                group,
                                Place.of(group).stream()
                                        .filter(place -> place.isFor(granted))
                                        .toList()))
                .filter(section -> !section.places.isEmpty())
                .toList();
    }

    public boolean isAt(Place place) {
        return place.key().equals(key);
    }

    public boolean signedIn() {
        return person.isPresent();
    }
}
