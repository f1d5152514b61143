package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tn.shabou.api.search.Cars.Car;

/**
 * The words of a question that name a car.
 *
 * @param words all words of the question
 * @param first where the name begins
 * @param behind after the words that name make and model; what follows may name a version
 * @param models ids of those that are named, or of all that the named make has
 */
record CarName(List<String> words, int first, int behind, List<Long> models) {

    private static final List<CarVersion> NONE = List.of();

    /** Folded as all words are. */
    private static final Set<String> OF_YEARS =
            Set.of("de", "d", "du", "en", "l", "annee", "an", "modele", "من", "سنه", "موديل");

    /**
     * Keeps the versions of which the words after the name speak, and the year wherever it stands,
     * as far as they speak of any.
     */
    Optional<Car> narrow(List<CarVersion> versions) {
        var left = versions;
        int next = behind;
        while (next < words.size()) {
            int at = version(next);
            var narrower = only(left, words.get(at));
            if (narrower.isEmpty()) {
                break;
            }
            left = narrower;
            next = at + 1;
        }
        var rest = rest(next);
        for (int at = 0; at < rest.size(); at++) {
            var built = CarVersion.isYear(rest.get(at)) ? only(left, rest.get(at)) : NONE;
            if (!built.isEmpty()) {
                left = built;
                rest.remove(at);
                removeLast(rest.subList(0, at), OF_YEARS::contains);
                break;
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Car(
                                left.stream().map(CarVersion::engine).toList(),
                                String.join(" ", rest)));
    }

    private static List<CarVersion> only(List<CarVersion> versions, String word) {
        return versions.stream().filter(version -> version.is(word)).toList();
    }

    /** Where the next word stands that may name a version: of a year, "de" and the like tell. */
    private int version(int next) {
        int at = next;
        while (at + 1 < words.size() && OF_YEARS.contains(words.get(at))) {
            at++;
        }
        return CarVersion.isYear(words.get(at)) ? at : next;
    }

    private List<String> rest(int next) {
        var rest = new ArrayList<>(words.subList(0, first));
        removeLast(rest, StopWords::contains);
        rest.addAll(words.subList(next, words.size()));
        return rest;
    }

    private static void removeLast(List<String> words, Predicate<String> which) {
        while (!words.isEmpty() && which.test(words.getLast())) {
            words.removeLast();
        }
    }
}
