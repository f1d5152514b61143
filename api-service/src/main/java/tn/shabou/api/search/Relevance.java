package tn.shabou.api.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.api.search.index.Field;
import tn.shabou.api.search.index.Standing;
import tn.shabou.api.search.index.Text;
import tn.shabou.api.search.index.Tuning;

/**
 * How well products answer one question: BM25F (the words of all fields, weighted and held against
 * the length of their field, saturate together), times the share of the question that is covered,
 * plus what only a title tells: neighbours that stay neighbours, how much of it was asked for, and
 * how early. Looks at one product after the other; not for several threads.
 */
final class Relevance {

    private static final Field[] FIELDS = Field.values();

    private final Weights weights;
    private final List<Term> terms;
    private final QuestionWords words;
    private final double[] termWeights;
    private final double total;
    private final boolean asksForComplement;
    private final Tuning tuning;
    private final double[] meanLengths = new double[FIELDS.length];

    private final double[] frequencies;
    private final double[] values;
    private final double[] seen;
    private final TitleMatch title;
    private final TitleMatch translation;
    private final TitleMatch elsewhere;

    Relevance(Understanding question, QuestionWords words, Weights weights) {
        this.weights = weights;
        this.tuning = weights.tuning();
        this.words = words;
        this.terms = question.terms();
        this.termWeights =
                terms.stream().mapToDouble(term -> term.weight(question.documents())).toArray();
        this.total = Arrays.stream(termWeights).sum();
        this.asksForComplement = question.words().stream().anyMatch(StopWords::beginsComplement);
        for (var field : FIELDS) {
            meanLengths[field.ordinal()] =
                    Math.max(1, question.meanLengths().getOrDefault(field, 1.0));
        }
        this.frequencies = new double[terms.size()];
        this.values = new double[terms.size()];
        this.seen = new double[terms.size()];
        this.title = new TitleMatch(terms.size());
        this.translation = new TitleMatch(terms.size());
        this.elsewhere = new TitleMatch(terms.size());
    }

    /**
     * The score of a product, 0 when it has nothing of what was asked for.
     *
     * @param text of which each word is the code that {@link QuestionWords} has for it
     */
    double score(Text text, Standing standing) {
        look(text);
        double points = points();
        return points == 0 ? 0 : (points * coverage() + bonus()) * tuning.factor(standing);
    }

    /** What {@link #score} is made of, by name. */
    Map<String, Double> explain(Text text, Standing standing) {
        look(text);
        var parts = new LinkedHashMap<String, Double>();
        for (int t = 0; t < frequencies.length; t++) {
            if (frequencies[t] > 0) {
                parts.put(terms.get(t).word(), points(t));
            }
        }
        parts.put("×coverage", coverage());
        parts.put("+phrase", phrase());
        parts.put("+wholeTitle", wholeTitle());
        parts.put("+wholeValue", wholeValue());
        parts.put("+head", head());
        parts.put("×standing", tuning.factor(standing));
        return parts;
    }

    private void look(Text text) {
        Arrays.fill(frequencies, 0);
        Arrays.fill(values, 0);
        for (var field : FIELDS) {
            int begin = text.begin(field);
            int end = text.end(field);
            var match =
                    switch (field) {
                        case TITLE -> title;
                        case TRANSLATION -> translation;
                        default -> elsewhere;
                    };
            if (match != elsewhere) {
                match.clear();
            }
            if (end > begin) {
                count(text, field, begin, end, match);
                if (match == elsewhere && field != Field.DESCRIPTION) {
                    seeWholeValues(text, begin, end);
                }
            }
        }
    }

    /** Adds what the words of one field are worth; says where in it each term is first. */
    private void count(Text text, Field field, int begin, int end, TitleMatch match) {
        int f = field.ordinal();
        double b = tuning.normalisations()[f];
        double worth = tuning.fields()[f] / (1 - b + b * (end - begin) / meanLengths[f]);
        boolean isTitle = match != elsewhere;
        match.length = end - begin;
        double place = 1;
        for (int at = begin; at < end; at++) {
            int code = text.word(at);
            if (code != QuestionWords.OTHER) {
                if (isTitle && at > begin && !asksForComplement && words.beginsComplement(code)) {
                    place = weights.complement();
                }
                count(text, code, at, begin, end, worth * place, match);
            }
        }
    }

    private void count(
            Text text, int code, int at, int begin, int end, double worth, TitleMatch match) {
        var byTerm = words.worth(code);
        if (byTerm != null) {
            match.covered++;
            for (int t = 0; t < byTerm.length; t++) {
                if (byTerm[t] > 0) {
                    frequencies[t] += worth * byTerm[t];
                    match.see(t, at - begin, at - begin, byTerm[t]);
                }
            }
        }
        for (var phrase : words.phrases(code)) {
            int last = end(phrase, text, at, end);
            if (last >= 0) {
                frequencies[phrase.term()] += worth * phrase.weight();
                match.covered += byTerm == null ? 1 : 0;
                match.see(phrase.term(), at - begin, last - begin, phrase.weight());
            }
        }
    }

    /** Where the phrase that begins at {@code at} ends, or -1; it may skip a single word. */
    private static int end(QuestionWords.Phrase phrase, Text text, int at, int end) {
        int next = at + 1;
        for (int place = 1; place < phrase.length(); place++) {
            if (next < end && phrase.has(place, text.word(next))) {
                next++;
            } else if (next + 1 < end && phrase.has(place, text.word(next + 1))) {
                next += 2;
            } else {
                return -1;
            }
        }
        return next - 1;
    }

    /**
     * Notes for each term of how much of a value it and the others are all; what a thing goes with
     * ("compatible with: notebook") is not what it is.
     */
    private void seeWholeValues(Text text, int begin, int end) {
        boolean complement = false;
        for (int from = begin; from < end; ) {
            int to = from;
            boolean next = false;
            while (to < end && text.word(to) != QuestionWords.SEPARATOR) {
                next |= words.beginsComplement(text.word(to));
                to++;
            }
            if (!complement && !next) {
                seeWholeValue(text, from, to);
            }
            complement = next;
            from = to + 1;
        }
    }

    private void seeWholeValue(Text text, int from, int to) {
        int matched = 0;
        for (int at = from; at < to; at++) {
            var byTerm = words.worth(text.word(at));
            if (byTerm != null) {
                if (matched++ == 0) {
                    Arrays.fill(seen, 0);
                }
                for (int t = 0; t < seen.length; t++) {
                    seen[t] = Math.max(seen[t], byTerm[t]);
                }
            }
        }
        if (matched > 0) {
            double share = (double) matched / (to - from);
            for (int t = 0; t < seen.length; t++) {
                values[t] = Math.max(values[t], seen[t] * share);
            }
        }
    }

    private double points(int term) {
        double frequency = frequencies[term];
        return termWeights[term] * frequency / (weights.saturation() + frequency);
    }

    private double points() {
        double sum = 0;
        for (int t = 0; t < frequencies.length; t++) {
            sum += points(t);
        }
        return sum;
    }

    private double coverage() {
        double covered = 0;
        for (int t = 0; t < frequencies.length; t++) {
            covered += frequencies[t] > 0 ? termWeights[t] : 0;
        }
        double share = covered / total;
        return weights.coverage() == 1 ? share : Math.pow(share, weights.coverage());
    }

    private double bonus() {
        return phrase() + wholeTitle() + wholeValue() + head();
    }

    private TitleMatch best() {
        return title.orBetter(translation, termWeights);
    }

    private double phrase() {
        return weights.phrase() * best().neighbours(termWeights);
    }

    private double wholeTitle() {
        return weights.wholeTitle() * best().weight(termWeights) * best().share();
    }

    private double head() {
        return weights.head() * best().weight(termWeights) * best().earliness();
    }

    private double wholeValue() {
        double sum = 0;
        for (int t = 0; t < values.length; t++) {
            sum += weights.wholeValue() * termWeights[t] * values[t];
        }
        return sum;
    }
}
