package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well products answer one question: BM25F (the words of all fields, weighted and held against
 * the length of their field, saturate together), times the share of the question that is covered,
 * plus what only a title tells: neighbours that stay neighbours, how much of it was asked for, and
 * how early.
 */
final class Relevance {

    private final Understanding question;
    private final Weights weights;
    private final List<Term> terms;
    private final double[] termWeights;
    private final double total;
    private final boolean asksForComplement;
    private final Map<String, double[]> singles = new HashMap<>();
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    Relevance(Understanding question, Weights weights) {
        this.question = question;
        this.weights = weights;
        this.terms = question.terms();
        this.termWeights =
                terms.stream().mapToDouble(term -> term.weight(question.documents())).toArray();
        this.total = question.weight();
        this.asksForComplement = question.words().stream().anyMatch(StopWords::beginsComplement);
        for (int t = 0; t < terms.size(); t++) {
            for (var reading : terms.get(t).readings()) {
                add(t, reading);
            }
        }
    }

    private record Phrase(int term, double weight, List<Set<String>> words) {}

    /** The best first; the order is total, so that pages fit together. */
    List<Hit> rank(List<Document> documents, boolean explain) {
        return documents.stream()
                .map(document -> hit(document, explain))
                .filter(hit -> hit.score() > 0)
                .sorted(
                        Comparator.comparingDouble(Hit::score)
                                .reversed()
                                .thenComparingLong(Hit::productId))
                .toList();
    }

    private void add(int term, Reading reading) {
        if (reading.isPhrase()) {
            var phrase = new Phrase(term, reading.weight(), reading.words());
            for (var first : reading.words().getFirst()) {
                phrases.computeIfAbsent(first, _ -> new ArrayList<>()).add(phrase);
            }
            return;
        }
        for (var word : reading.words().getFirst()) {
            var byTerm = singles.computeIfAbsent(word, _ -> new double[terms.size()]);
            byTerm[term] = Math.max(byTerm[term], reading.weight());
        }
    }

    private Hit hit(Document document, boolean explain) {
        var frequencies = new double[terms.size()];
        var best = new TitleMatch(terms.size());
        var values = new double[terms.size()];
        for (var field : Field.values()) {
            var words = document.words(field);
            if (words.length > 0) {
                var match = count(field, words, frequencies);
                if (field == Field.TITLE || field == Field.TRANSLATION) {
                    best = best.orBetter(match, termWeights);
                } else if (field != Field.DESCRIPTION) {
                    seeWholeValues(words, values);
                }
            }
        }
        return score(document, frequencies, best, values, explain);
    }

    /** Adds what the words of one field are worth; says where in it each term is first. */
    private TitleMatch count(Field field, String[] words, double[] frequencies) {
        double mean = Math.max(1, question.meanLengths().getOrDefault(field, 1.0));
        double b = weights.normalisations().getOrDefault(field, 0.0);
        double worth =
                weights.fields().getOrDefault(field, 1.0) / (1 - b + b * words.length / mean);
        var match = new TitleMatch(terms.size());
        match.length = words.length;
        boolean isTitle = field == Field.TITLE || field == Field.TRANSLATION;
        double place = 1;
        for (int at = 0; at < words.length; at++) {
            if (isTitle && at > 0 && !asksForComplement && StopWords.beginsComplement(words[at])) {
                place = weights.complement();
            }
            var byTerm = singles.get(words[at]);
            if (byTerm != null) {
                match.covered++;
                for (int t = 0; t < byTerm.length; t++) {
                    if (byTerm[t] > 0) {
                        frequencies[t] += worth * place * byTerm[t];
                        match.see(t, at, at, byTerm[t]);
                    }
                }
            }
            for (var phrase : phrases.getOrDefault(words[at], List.of())) {
                int end = end(phrase, words, at);
                if (end >= 0) {
                    frequencies[phrase.term] += worth * place * phrase.weight;
                    match.covered += byTerm == null ? 1 : 0;
                    match.see(phrase.term, at, end, phrase.weight);
                }
            }
        }
        return match;
    }

    /**
     * Notes for each term of how much of a value it and the others are all; what a thing goes with
     * ("compatible with: notebook") is not what it is.
     */
    private void seeWholeValues(String[] words, double[] values) {
        boolean complement = false;
        for (int from = 0; from < words.length; ) {
            int to = from;
            boolean next = false;
            while (to < words.length && !words[to].equals(Document.SEPARATOR)) {
                next |= StopWords.beginsComplement(words[to]);
                to++;
            }
            if (!complement && !next) {
                seeWholeValue(words, from, to, values);
            }
            complement = next;
            from = to + 1;
        }
    }

    private void seeWholeValue(String[] words, int from, int to, double[] values) {
        var seen = new double[values.length];
        int matched = 0;
        for (int at = from; at < to; at++) {
            var byTerm = singles.get(words[at]);
            if (byTerm != null) {
                matched++;
                for (int t = 0; t < seen.length; t++) {
                    seen[t] = Math.max(seen[t], byTerm[t]);
                }
            }
        }
        double share = matched == 0 ? 0 : (double) matched / (to - from);
        for (int t = 0; t < seen.length; t++) {
            values[t] = Math.max(values[t], seen[t] * share);
        }
    }

    /** Where the phrase that begins at {@code at} ends, or -1; it may skip a single word. */
    private static int end(Phrase phrase, String[] words, int at) {
        int next = at + 1;
        for (var expected : phrase.words.subList(1, phrase.words.size())) {
            if (next < words.length && expected.contains(words[next])) {
                next++;
            } else if (next + 1 < words.length && expected.contains(words[next + 1])) {
                next += 2;
            } else {
                return -1;
            }
        }
        return next - 1;
    }

    private Hit score(
            Document document,
            double[] frequencies,
            TitleMatch title,
            double[] values,
            boolean explain) {
        var parts = new LinkedHashMap<String, Double>();
        double words = 0;
        double covered = 0;
        for (int t = 0; t < frequencies.length; t++) {
            if (frequencies[t] > 0) {
                double points =
                        termWeights[t] * frequencies[t] / (weights.saturation() + frequencies[t]);
                parts.put(terms.get(t).word(), points);
                words += points;
                covered += termWeights[t];
            }
        }
        if (words == 0) {
            return new Hit(document.productId(), 0, Map.of());
        }
        double coverage = Math.pow(covered / total, weights.coverage());
        double phrase = weights.phrase() * title.neighbours(termWeights);
        double inTitle = title.weight(termWeights) / total;
        double wholeTitle = weights.wholeTitle() * total * inTitle * title.share();
        double head = weights.head() * total * inTitle * title.earliness();
        double wholeValue = 0;
        for (int t = 0; t < values.length; t++) {
            wholeValue += weights.wholeValue() * termWeights[t] * values[t];
        }
        double standing =
                1
                        + (document.inStock() ? weights.inStock() : 0)
                        + weights.popular()
                                * document.popularity()
                                / (document.popularity() + 50.0);
        double score = (words * coverage + phrase + wholeTitle + wholeValue + head) * standing;
        if (!explain) {
            return new Hit(document.productId(), score, Map.of());
        }
        parts.put("×coverage", coverage);
        parts.put("+phrase", phrase);
        parts.put("+wholeTitle", wholeTitle);
        parts.put("+wholeValue", wholeValue);
        parts.put("+head", head);
        parts.put("×standing", standing);
        return new Hit(document.productId(), score, parts);
    }
}
