package tn.shabou.orion.forecast.numeric;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Nelder and Mead's search as in Nash, "Compact Numerical Methods for Computers" (1990), algorithm
 * 19, which R uses: the first simplex is a tenth of the largest variable wide, whatever the others
 * are, and a corner that is moved only a little better than the worst is drawn in at once. {@link
 * Simplex} finds better points; this one finds those of R.
 */
public final class NashSimplex {

    private static final double FIRST_STEP = 0.1;

    /** What a point counts as that is not allowed. */
    private static final double FORBIDDEN = 1e35;

    private final int mostEvaluations;
    private final double tolerance;

    /**
     * @param tolerance difference of the corners' values at which it stops, relative to the value
     *     at the start
     */
    public NashSimplex(int mostEvaluations, double tolerance) {
        this.mostEvaluations = mostEvaluations;
        this.tolerance = tolerance;
    }

    /** A search that begins at {@code start}; it moves when it is told to. */
    public Search of(ToDoubleFunction<double[]> function, double[] start) {
        return new Search(function, start);
    }

    /** One search, which may be left and gone on with. */
    public final class Search {

        private final ToDoubleFunction<double[]> function;
        private final int n;
        private final double[][] corners;
        private final double[] values;
        private final double enough;
        private final double[] centre;

        /** Points that are tried; one that is taken changes places with the corner it is for. */
        private double[] mirrored;

        private double[] other;
        private int spent;
        private int low;
        private int high;

        /** The mean distance of the corners, so far the least. */
        private double size;

        private boolean moves = true;

        private Search(ToDoubleFunction<double[]> function, double[] start) {
            this.function = function;
            n = start.length;
            corners = new double[n + 1][];
            values = new double[n + 1];
            centre = new double[n];
            mirrored = new double[n];
            other = new double[n];
            double largest = Arrays.stream(start).map(Math::abs).max().orElse(0);
            double step = largest > 0 ? FIRST_STEP * largest : FIRST_STEP;
            for (int i = 0; i <= n; i++) {
                corners[i] = start.clone();
                if (i > 0) {
                    corners[i][i - 1] += step;
                }
                values[i] = valueOf(corners[i]);
            }
            enough = tolerance * (Math.abs(values[0]) + tolerance);
            size = n * step;
            rank();
        }

        private double valueOf(double[] x) {
            spent++;
            double value = function.applyAsDouble(x);
            return Double.isFinite(value) ? value : FORBIDDEN;
        }

        /** Goes on until it has looked at so many points in all, or is at its end. */
        public void goOn(int evaluations) {
            while (!hasEnded() && spent < evaluations) {
                moves = move();
                rank();
            }
        }

        /** Whether it found what it can find. */
        public boolean hasEnded() {
            return !moves || values[high] <= values[low] + enough || spent > mostEvaluations;
        }

        /** How many points it looked at. */
        public int evaluations() {
            return spent;
        }

        /** The best point so far. */
        public double[] best() {
            return corners[low];
        }

        /** The value at the best point so far. */
        public double least() {
            return values[low];
        }

        private void rank() {
            int before = low;
            high = before;
            for (int i = 0; i <= n; i++) {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }
        }

        /** Whether the search may go on. */
        private boolean move() {
            findCentre();
            put(mirrored, corners[high], centre, 2);
            double atMirrored = valueOf(mirrored);
            if (atMirrored < values[low]) {
                put(other, centre, mirrored, 2);
                double atFurther = valueOf(other);
                if (atFurther < atMirrored) {
                    takeOther(atFurther);
                } else {
                    takeMirrored(atMirrored);
                }
                return true;
            }
            boolean worst = atMirrored >= values[high];
            if (!worst) {
                takeMirrored(atMirrored);
            }
            put(other, corners[high], centre, 0.5);
            double atNearer = valueOf(other);
            if (atNearer < values[high]) {
                takeOther(atNearer);
                return true;
            }
            return !worst || shrink();
        }

        private void takeMirrored(double value) {
            double[] left = corners[high];
            corners[high] = mirrored;
            values[high] = value;
            mirrored = left;
        }

        private void takeOther(double value) {
            double[] left = corners[high];
            corners[high] = other;
            values[high] = value;
            other = left;
        }

        /** Of all corners but the highest. */
        private void findCentre() {
            Arrays.setAll(centre, i -> -corners[high][i]);
            for (double[] corner : corners) {
                for (int i = 0; i < n; i++) {
                    centre[i] += corner[i];
                }
            }
            for (int i = 0; i < n; i++) {
                centre[i] /= n;
            }
        }

        private static void put(double[] point, double[] from, double[] to, double share) {
            for (int i = 0; i < point.length; i++) {
                point[i] = share * to[i] + (1 - share) * from[i];
            }
        }

        private boolean shrink() {
            double now = 0;
            for (int j = 0; j <= n; j++) {
                for (int i = 0; i < n && j != low; i++) {
                    corners[j][i] = 0.5 * (corners[j][i] - corners[low][i]) + corners[low][i];
                    now += Math.abs(corners[j][i] - corners[low][i]);
                }
            }
            if (!(now < size)) {
                return false;
            }
            size = now;
            for (int j = 0; j <= n; j++) {
                values[j] = j == low ? values[j] : valueOf(corners[j]);
            }
            return true;
        }
    }
}
