package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Keeps the versions of which the words after the name speak, as far as they speak of any. */
    Optional<Car> narrow(List<CarVersion> versions) {
        var left = versions;
        int next = behind;
        while (next < words.size()) {
            var word = words.get(next);
            var narrower = left.stream().filter(version -> version.is(word)).toList();
            if (narrower.isEmpty()) {
                break;
            }
            left = narrower;
            next++;
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Car(left.stream().map(CarVersion::engine).toList(), rest(next)));
    }

    private String rest(int next) {
        var rest = new ArrayList<>(words.subList(0, first));
        while (!rest.isEmpty() && StopWords.contains(rest.getLast())) {
            rest.removeLast();
        }
        rest.addAll(words.subList(next, words.size()));
        return String.join(" ", rest);
    }
}
