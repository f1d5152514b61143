package tn.shabou.prospector.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of part and what it is called, from {@code matching/families.tsv}.
 *
 * @param french as our products are called
 * @param phrases all names, as {@link PartText#words} writes them, the longest first
 */
record PartFamily(String code, List<String> french, List<String> phrases) {

    private static final List<PartFamily> ALL = read();

    /** The one whose name is the longest in the text: a kit of discs and pads is no disc. */
    static Optional<PartFamily> in(String words) {
        @Nullable PartFamily best = null;
        int longest = 0;
        for (var family : ALL) {
            for (var phrase : family.phrases) {
                if (phrase.length() > longest && words.contains(" " + phrase + " ")) {
                    longest = phrase.length();
                    best = family;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The text without the names of the family. */
    String without(String words) {
        var rest = words;
        for (var phrase : phrases) {
            rest = rest.replace(" " + phrase + " ", " ");
        }
        return rest;
    }

    /** Any of its French names in the title of a product, as a {@code tsquery}. */
    String question() {
        return french.stream()
                .map(PartFamily::allWords)
                .distinct()
                .collect(Collectors.joining(" | "));
    }

    private static String allWords(String phrase) {
        return Arrays.stream(PartText.words(phrase).strip().split(" "))
                .filter(word -> word.length() > 2)
                .map(word -> "'=" + word + "':*")
                .collect(Collectors.joining(" & ", "(", ")"));
    }

    private static List<PartFamily> read() {
        var file =
                Objects.requireNonNull(
                        PartFamily.class.getResourceAsStream("/matching/families.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(PartFamily::family)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PartFamily family(String[] cells) {
        var phrases =
                Arrays.stream(cells)
                        .skip(1)
                        .flatMap(cell -> Arrays.stream(cell.split(";")))
                        .map(phrase -> PartText.words(phrase).strip())
                        .distinct()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList();
        return new PartFamily(cells[0], List.of(cells[1].split(";")), phrases);
    }
}
