package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * What cars are called.
 *
 * @param named makes and models by the words of their names
 * @param versions by model
 */
record CarNames(Map<String, List<Named>> named, Map<Long, List<CarVersion>> versions) {

    private static final int MOST_ENGINES = 3_000;

    /** A make, or one of its models. */
    record Named(long make, Optional<Long> model) {}

    /**
     * A make or model named by some words of a question.
     *
     * @param first the first of those words, counted from 0
     * @param behind after the last
     */
    private record Place(int first, int behind, Named named) {

        boolean isModel() {
            return named.model().isPresent();
        }

        int length() {
            return behind - first;
        }

        /** Whether this is the make of the model that follows. */
        boolean isMakeOf(Place model) {
            return !isModel()
                    && model.isModel()
                    && behind == model.first
                    && named.make() == model.named.make();
        }
    }

    /** The model with the longest name, with its make if that stands before it; else a make. */
    Optional<CarName> longest(List<String> words) {
        var places = places(words);
        return places.stream()
                .max(
                        Comparator.comparing(Place::isModel)
                                .thenComparing(place -> makeBefore(place, places).isPresent())
                                .thenComparingInt(Place::length))
                .map(best -> name(best, places, words));
    }

    /** The words with names taken apart from numbers that somebody wrote at them: clio4, 206hdi. */
    List<String> apart(List<String> words) {
        return words.stream().flatMap(word -> apart(word).stream()).toList();
    }

    private List<String> apart(String word) {
        return named.containsKey(word)
                ? List.of(word)
                : WordSplits.natural(word).stream()
                        .filter(parts -> named.containsKey(parts.getFirst()))
                        .findFirst()
                        .orElse(List.of(word));
    }

    /** The engines that a named car may have. */
    List<CarVersion> versions(CarName name) {
        return name.models().stream()
                .flatMap(model -> versions.getOrDefault(model, List.of()).stream())
                .limit(MOST_ENGINES)
                .toList();
    }

    private List<Place> places(List<String> words) {
        var places = new ArrayList<Place>();
        for (int first = 0; first < words.size(); first++) {
            var said = new StringJoiner(" ");
            int longest = Math.min(words.size(), first + Vocabulary.LONGEST_NAME);
            for (int behind = first + 1; behind <= longest; behind++) {
                said.add(words.get(behind - 1));
                for (var one : named.getOrDefault(said.toString(), List.of())) {
                    places.add(new Place(first, behind, one));
                }
            }
        }
        return places;
    }

    private CarName name(Place best, List<Place> all, List<String> words) {
        var make = makeBefore(best, all);
        var same =
                all.stream()
                        .filter(place -> place.first == best.first && place.behind == best.behind)
                        .filter(place -> place.isModel() == best.isModel())
                        .map(Place::named)
                        .filter(one -> make.isEmpty() || one.make() == best.named.make())
                        .toList();
        return new CarName(
                words,
                make.map(Place::first).orElse(best.first),
                best.behind,
                same.stream().flatMap(this::models).distinct().toList());
    }

    private Stream<Long> models(Named one) {
        return one.model()
                .map(Stream::of)
                .orElseGet(() ->
                        named.values().stream()
                                .flatMap(List::stream)
                                .filter(other -> other.make() == one.make())
                                .flatMap(other -> other.model().stream()));
    }

    private static Optional<Place> makeBefore(Place model, List<Place> all) {
        return all.stream().filter(place -> place.isMakeOf(model)).findFirst();
    }
}
