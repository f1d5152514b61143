package tn.shabou.api.search;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tn.shabou.api.search.Cars.Car;

/**
 * The words of a question that name a car.
 *
 * @param words all words of the question
 * @param first where the name begins
 * @param behind after the words that name make and model; what follows may name a version
 * @param models empty when only a make is named
 */
record CarName(List<String> words, int first, int behind, List<Long> makes, List<Long> models) {

    private static final List<String> ROMAN =
            List.of("0", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix");

    private static final Map<String, String> FUELS =
            Map.of("diesel", "DIESEL", "essence", "PETROL", "gpl", "LPG", "hybride", "HYBRID");

    private record Named(int first, int behind, long make, Optional<Long> model) {

        static Named of(Row row) {
            return new Named(
                    row.getInteger("first"),
                    row.getInteger("behind"),
                    row.getLong("make_id"),
                    Optional.ofNullable(row.getLong("model_id")));
        }

        int length() {
            return behind - first;
        }
    }

    /** A generation with one of its engines. */
    record Version(
            long engine,
            List<String> generation,
            List<String> name,
            String fuel,
            int yearFrom,
            int yearTo) {

        /** Whether the word may speak of this version: its generation, its engine, its year. */
        boolean is(String word) {
            return generation.contains(word)
                    || generation.contains(roman(word))
                    || name.contains(word)
                    || fuel.equals(FUELS.get(word))
                    || isBuiltIn(word);
        }

        private boolean isBuiltIn(String word) {
            if (!word.matches("(19|20)[0-9]{2}")) {
                return false;
            }
            int year = Integer.parseInt(word);
            return yearFrom <= year && year <= yearTo;
        }

        private static String roman(String digit) {
            return digit.matches("[1-9]") ? ROMAN.get(digit.charAt(0) - '0') : digit;
        }
    }

    /** The model with the longest name, with its make if that stands before it; else a make. */
    static Optional<CarName> longest(Iterable<Row> rows) {
        var found = new ArrayList<Named>();
        var words = new ArrayList<String>();
        for (var row : rows) {
            if (words.isEmpty()) {
                words.addAll(List.of(row.getArrayOfStrings("words")));
            }
            found.add(Named.of(row));
        }
        return found.stream()
                .max(
                        Comparator.comparing((Named named) -> named.model().isPresent())
                                .thenComparing(named -> hasMakeBefore(named, found))
                                .thenComparingInt(Named::length))
                .map(best -> named(best, found, words));
    }

    private static CarName named(Named best, List<Named> all, List<String> words) {
        var same =
                all.stream()
                        .filter(named -> named.first == best.first && named.behind == best.behind)
                        .filter(named -> named.model.isPresent() == best.model.isPresent())
                        .toList();
        int first = best.first;
        if (hasMakeBefore(best, all)) {
            same = same.stream().filter(named -> named.make == best.make).toList();
            first = makeBefore(best, all).orElseThrow().first;
        }
        return new CarName(
                words,
                first,
                best.behind,
                same.stream().map(Named::make).distinct().toList(),
                same.stream().flatMap(named -> named.model.stream()).toList());
    }

    private static boolean hasMakeBefore(Named model, List<Named> all) {
        return makeBefore(model, all).isPresent();
    }

    private static Optional<Named> makeBefore(Named model, List<Named> all) {
        return all.stream()
                .filter(named -> named.model.isEmpty() && model.model.isPresent())
                .filter(named -> named.behind == model.first && named.make == model.make)
                .findFirst();
    }

    /** Keeps the versions of which the words after the name speak, as far as they speak of any. */
    Optional<Car> narrow(List<Version> versions) {
        var left = versions;
        int next = behind;
        while (next < words.size()) {
            var word = words.get(next);
            var narrower = left.stream().filter((Predicate<Version>) v -> v.is(word)).toList();
            if (narrower.isEmpty()) {
                break;
            }
            left = narrower;
            next++;
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Car(left.stream().map(Version::engine).toList(), rest(next)));
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
