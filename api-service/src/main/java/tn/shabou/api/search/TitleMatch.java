package tn.shabou.api.search;

import java.util.Arrays;

/** Where the terms of a question stand in a title. */
final class TitleMatch {

    private static final int NOWHERE = -1;

    private final int[] begins;
    private final int[] ends;
    private final double[] qualities;

    /** How many words of the title were asked for, and how many it has. */
    int covered;

    int length;

    TitleMatch(int terms) {
        begins = new int[terms];
        ends = new int[terms];
        qualities = new double[terms];
        Arrays.fill(begins, NOWHERE);
    }

    void clear() {
        Arrays.fill(begins, NOWHERE);
        Arrays.fill(qualities, 0);
        covered = 0;
        length = 0;
    }

    /** The first place of the best reading counts. */
    void see(int term, int begin, int end, double quality) {
        if (quality > qualities[term]) {
            begins[term] = begin;
            ends[term] = end;
            qualities[term] = quality;
        }
    }

    TitleMatch orBetter(TitleMatch other, double[] weights) {
        return other.weight(weights) > weight(weights) ? other : this;
    }

    /** What the terms that the title has are worth. */
    double weight(double[] weights) {
        double sum = 0;
        for (int t = 0; t < begins.length; t++) {
            sum += weights[t] * qualities[t];
        }
        return sum;
    }

    /** What pairs of terms are worth that follow each other here as they do in the question. */
    double neighbours(double[] weights) {
        double sum = 0;
        for (int t = 0; t + 1 < begins.length; t++) {
            if (begins[t] != NOWHERE && begins[t + 1] != NOWHERE) {
                int gap = begins[t + 1] - ends[t];
                // One thing that both terms mean together is as near as it gets.
                boolean near = gap == 1 || begins[t + 1] == begins[t];
                sum += near ? Math.min(weights[t], weights[t + 1]) : 0;
            }
        }
        return sum;
    }

    /** How much of the title was asked for, 0 to 1. */
    double share() {
        return length == 0 ? 0 : Math.min(1.0, (double) covered / length);
    }

    /** 1 when the first word was asked for, less the later it comes. */
    double earliness() {
        int first = Integer.MAX_VALUE;
        for (int begin : begins) {
            first = begin == NOWHERE ? first : Math.min(first, begin);
        }
        return first == Integer.MAX_VALUE ? 0 : 1.0 / (1.0 + first);
    }
}
