package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tn.shabou.api.search.Reading.Kind;
import tn.shabou.api.search.Vocabulary.Forms;
import tn.shabou.api.search.Vocabulary.Known;
import tn.shabou.api.search.Vocabulary.Statistics;

/** Reads a question: which of its words the catalogue knows, in which forms, under which names. */
class Reader {

    private final Vocabulary vocabulary;

    Reader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Uni<Understanding> read(String text) {
        return vocabulary.asked(text).chain(this::read);
    }

    private Uni<Understanding> read(Asked asked) {
        return vocabulary
                .forms(asked)
                .map(forms -> terms(asked, forms))
                .chain(terms ->
                        vocabulary
                                .statistics()
                                .chain(statistics -> correct(asked, terms, statistics)));
    }

    private Uni<Understanding> correct(Asked asked, List<Term> terms, Statistics statistics) {
        var unknown =
                terms.stream()
                        .filter(term -> !term.isKnown())
                        .map(Term::word)
                        .collect(Collectors.toSet());
        return vocabulary
                .corrections(unknown)
                .chain(corrections -> withPlurals(unknown, corrections))
                .map(corrections -> understanding(asked, terms, corrections, statistics));
    }

    /** Of many words a catalogue has the plural alone, from which a slip is one letter further. */
    private Uni<Map<String, List<Known>>> withPlurals(
            Set<String> unknown, Map<String, List<Known>> corrections) {
        var plurals =
                unknown.stream()
                        .filter(word -> !corrections.containsKey(word))
                        .filter(word -> Spelling.tolerance(word) > 0 && !word.endsWith("s"))
                        .collect(Collectors.toMap(word -> word + "s", word -> word));
        return plurals.isEmpty()
                ? Uni.createFrom().item(corrections)
                : vocabulary
                        .corrections(plurals.keySet())
                        .map(found -> {
                            var all = new HashMap<>(corrections);
                            found.forEach((plural, meant) -> {
                                var word = Objects.requireNonNull(plurals.get(plural));
                                int slips = Spelling.slips(plural, meant.getFirst().word());
                                if (slips <= Spelling.tolerance(word)) {
                                    all.put(word, meant);
                                }
                            });
                            return all;
                        });
    }

    private static List<Term> terms(Asked asked, Forms forms) {
        var terms = new ArrayList<Term>();
        for (int at = 0; at < asked.words().size(); at++) {
            var word = asked.words().get(at);
            var known = forms.of(word);
            var readings = new ArrayList<Reading>(readings(word, known, 1));
            readings.addAll(joined(asked, at, forms));
            readings.addAll(synonyms(asked, at, forms));
            readings.addAll(split(word, known.isEmpty(), forms));
            terms.add(new Term(word, documents(known, readings, forms), readings));
        }
        return terms;
    }

    /** The word and its other forms, as far as the catalogue has them. */
    private static List<Reading> readings(String word, List<Known> known, double weight) {
        var readings = new ArrayList<Reading>();
        var others = new HashSet<String>();
        for (var form : known) {
            if (form.word().equals(word)) {
                readings.add(Reading.of(Kind.EXACT, weight, Set.of(word)));
            } else {
                others.add(form.word());
            }
        }
        if (!others.isEmpty()) {
            boolean units = Character.isDigit(word.charAt(0));
            readings.add(
                    Reading.of(
                            units ? Kind.UNIT : Kind.FORM, weight * (units ? 0.7 : 0.9), others));
        }
        return readings;
    }

    /** "256 gb" is also 256gb, "head phones" also headphones: for both of its words. */
    private static List<Reading> joined(Asked asked, int at, Forms forms) {
        var readings = new ArrayList<Reading>();
        for (int from = asked.earliestJoin(at); from <= at; from++) {
            for (int to = Math.max(at + 1, from + 2); to <= asked.longestJoin(from); to++) {
                var joined = asked.joined(from, to);
                var words = words(forms.of(joined));
                if (!words.isEmpty()) {
                    readings.add(Reading.of(Kind.JOINED, 0.95, words));
                }
            }
        }
        return readings;
    }

    private static List<Reading> synonyms(Asked asked, int at, Forms forms) {
        var readings = new ArrayList<Reading>();
        for (var synonym : asked.synonyms()) {
            if (synonym.covers(at)) {
                phrase(Kind.SYNONYM, 0.9, synonym.meant(), forms).ifPresent(readings::add);
            }
        }
        return readings;
    }

    /** "iphone12" is also iphone 12; a word without digits is split only when nobody knows it. */
    private static List<Reading> split(String word, boolean unknown, Forms forms) {
        return (unknown ? WordSplits.of(word) : WordSplits.natural(word))
                .stream()
                        .flatMap(parts -> phrase(Kind.SPLIT, 0.95, parts, forms).stream())
                        .toList();
    }

    private static Optional<Reading> phrase(
            Kind kind, double weight, List<String> parts, Forms forms) {
        var words = parts.stream().map(part -> words(forms.of(part))).toList();
        return words.stream().anyMatch(Set::isEmpty)
                ? Optional.empty()
                : Optional.of(new Reading(kind, weight, words));
    }

    private static Set<String> words(List<Known> known) {
        return known.stream().map(Known::word).collect(Collectors.toSet());
    }

    /**
     * Of a word in all its forms; of one that only stands for others, what the rarest of them has.
     */
    private static double documents(List<Known> known, List<Reading> readings, Forms forms) {
        if (!known.isEmpty()) {
            return known.stream().mapToDouble(Known::documents).sum();
        }
        return readings.stream()
                .mapToDouble(reading ->
                        reading.words().stream()
                                .mapToDouble(
                                        set -> set.stream().mapToDouble(forms::documents).sum())
                                .min()
                                .orElse(0))
                .max()
                .orElse(0);
    }

    private static Understanding understanding(
            Asked asked,
            List<Term> terms,
            Map<String, List<Known>> corrections,
            Statistics statistics) {
        var corrected = new ArrayList<Term>();
        var words = new ArrayList<String>();
        for (var term : terms) {
            var meant = corrections.getOrDefault(term.word(), List.of());
            corrected.add(term.isKnown() || meant.isEmpty() ? term : corrected(term, meant));
            words.add(term.isKnown() || meant.isEmpty() ? term.word() : meant.getFirst().word());
        }
        return new Understanding(
                asked.words(),
                corrected,
                statistics.documents(),
                statistics.meanLengths(),
                words.equals(asked.words())
                        ? Optional.empty()
                        : Optional.of(String.join(" ", words)));
    }

    private static Term corrected(Term term, List<Known> meant) {
        return new Term(
                term.word(),
                meant.stream().mapToDouble(Known::documents).sum(),
                List.of(Reading.of(Kind.CORRECTION, 0.8, words(meant))));
    }
}
