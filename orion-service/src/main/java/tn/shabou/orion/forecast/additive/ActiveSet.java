package tn.shabou.orion.forecast.additive;

/**
 * Least squares where some parameters have a normal prior and the others, the changes, a Laplace
 * prior, which leaves most of them at exactly zero: minimises {@code ½ x'Gx - c'x + ½ v Σ w x² + v
 * l Σ |change|}. With the signs of the changes fixed this is a ridge problem, solved by one
 * Cholesky factor; the signs are found by letting changes in and out, each step downhill, as in Lee
 * et al., "Efficient sparse coding algorithms" (NIPS 2006). Exact.
 */
final class ActiveSet {

    private static final double SLACK = 1e-9;

    /** Keeps changes apart that the known periods cannot tell apart. */
    private static final double JITTER = 1e-10;

    private final Layout layout;
    private final Priors priors;
    private final double[][] factor;
    private final double[] solved;

    /** The parameters in the order of the factor: all normal ones, then the changes let in. */
    private final int[] members;

    private final int[] signs;
    private int size;

    ActiveSet(Layout layout, Priors priors) {
        this.layout = layout;
        this.priors = priors;
        factor = new double[layout.size()][layout.size()];
        solved = new double[layout.size()];
        members = new int[layout.size()];
        signs = new int[layout.size()];
        for (int j = 0; j < layout.smooth(); j++) {
            members[j] = j;
        }
    }

    /**
     * Moves {@code x} to the minimum; the closer it is, the quicker.
     *
     * @param gram G, symmetric
     * @param moments c
     * @param variance v, of the noise
     */
    void solve(double[][] gram, double[] moments, double variance, double[] x) {
        double pull = variance * priors.sharpness();
        admit(x);
        int stale = 0;
        for (int steps = 0; steps <= 20 * (layout.changes() + 1); steps++) {
            factorise(gram, variance, stale);
            substitute(moments, pull);
            int leaving = move(x);
            if (leaving >= 0) {
                remove(leaving);
                stale = leaving;
                continue;
            }
            stale = size;
            int entering = mostWanted(gram, moments, pull, x);
            if (entering < 0) {
                return;
            }
            members[size++] = entering;
        }
    }

    /** Lets in the changes that are not zero. */
    private void admit(double[] x) {
        size = layout.smooth();
        for (int j = layout.smooth(); j < layout.size(); j++) {
            signs[j] = (int) Math.signum(x[j]);
            if (signs[j] != 0) {
                members[size++] = j;
            }
        }
    }

    /** Completes the Cholesky factor from the row {@code from} on. */
    private void factorise(double[][] gram, double variance, int from) {
        for (int r = from; r < size; r++) {
            int j = members[r];
            var row = factor[r];
            for (int s = 0; s < r; s++) {
                var above = factor[s];
                row[s] = (gram[j][members[s]] - Vectors.dot(row, above, s)) / above[s];
            }
            double own =
                    j < layout.smooth()
                            ? gram[j][j] + variance * priors.precision(j)
                            : gram[j][j] * (1 + JITTER);
            double rest = own - Vectors.dot(row, row, r);
            row[r] = Math.sqrt(Math.max(rest, own * JITTER + Double.MIN_NORMAL));
        }
    }

    private void substitute(double[] moments, double pull) {
        for (int r = 0; r < size; r++) {
            int j = members[r];
            double target = moments[j] - pull * signs[j];
            solved[r] = (target - Vectors.dot(factor[r], solved, r)) / factor[r][r];
        }
        for (int r = size - 1; r >= 0; r--) {
            double value = solved[r] / factor[r][r];
            solved[r] = value;
            var row = factor[r];
            for (int s = 0; s < r; s++) {
                solved[s] -= value * row[s];
            }
        }
    }

    /**
     * Moves towards the solution, as far as no change turns its sign.
     *
     * @return the row of the change that is zero now, or -1 when the solution was reached
     */
    private int move(double[] x) {
        double step = 1;
        int first = -1;
        for (int r = layout.smooth(); r < size; r++) {
            int j = members[r];
            if (solved[r] * signs[j] < 0) {
                double reach = x[j] / (x[j] - solved[r]);
                if (reach < step) {
                    step = reach;
                    first = r;
                }
            }
        }
        for (int r = 0; r < size; r++) {
            int j = members[r];
            x[j] += step * (solved[r] - x[j]);
        }
        if (first >= 0) {
            x[members[first]] = 0;
        }
        return first;
    }

    private void remove(int row) {
        signs[members[row]] = 0;
        System.arraycopy(members, row + 1, members, row, size - row - 1);
        size--;
    }

    /** The change at zero whose release lowers the cost most; -1 when none does. */
    private int mostWanted(double[][] gram, double[] moments, double pull, double[] x) {
        double most = pull * (1 + SLACK);
        int wanted = -1;
        for (int j = layout.smooth(); j < layout.size(); j++) {
            if (signs[j] == 0) {
                double slope = moments[j] - Vectors.dot(gram[j], x);
                if (Math.abs(slope) > most) {
                    most = Math.abs(slope);
                    wanted = j;
                }
            }
        }
        if (wanted >= 0) {
            signs[wanted] = moments[wanted] > Vectors.dot(gram[wanted], x) ? 1 : -1;
        }
        return wanted;
    }
}
