package tn.shabou.orion.forecast.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    @Test
    void findsTheBottomOfABentValley() {
        Residuals rosenbrock =
                of(
                        2,
                        (x, r) -> {
                            r[0] = 10 * (x[1] - x[0] * x[0]);
                            r[1] = 1 - x[0];
                        });

        LeastSquares search = new LeastSquares(rosenbrock, -1.2, 1).improve(1e-14, 200);

        assertThat(search.point()).containsExactly(new double[] {1, 1}, within(1e-5));
        assertThat(search.sum()).isCloseTo(0, within(1e-9));
    }

    @Test
    void fitsACurveAndKnowsHowCurvedTheSumIs() {
        double[] y = {2, 3, 5, 8, 13};
        Residuals line =
                of(
                        5,
                        (x, r) -> {
                            for (int t = 0; t < 5; t++) {
                                r[t] = y[t] - x[0] - x[1] * t;
                            }
                        });

        LeastSquares search = new LeastSquares(line, 0, 0).improve(1e-14, 50);

        assertThat(search.point()).containsExactly(new double[] {.8, 2.7}, within(1e-5));
        assertThat(search.curvature()[0]).containsExactly(new double[] {5, 10}, within(1e-4));
        assertThat(search.curvature()[1]).containsExactly(new double[] {10, 30}, within(1e-4));
    }

    @Test
    void staysWhereNothingCanBeGained() {
        Residuals flat = of(3, (_, r) -> Arrays.fill(r, 2));

        LeastSquares search = new LeastSquares(flat, .5).improve(1e-10, 20);

        assertThat(search.point()).containsExactly(.5);
        assertThat(search.sum()).isEqualTo(12);
    }

    @Test
    void leavesPlacesWhereTheResidualsAreNotNumbers() {
        Residuals logarithm = of(1, (x, r) -> r[0] = Math.log(x[0]));

        LeastSquares search = new LeastSquares(logarithm, 3).improve(1e-14, 100);

        assertThat(search.point()[0]).isCloseTo(1, within(1e-5));
    }

    private interface Formula {
        void write(double[] point, double[] residuals);
    }

    private static Residuals of(int size, Formula formula) {
        return new Residuals() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public void at(double[] point, double[] residuals) {
                formula.write(point, residuals);
            }
        };
    }
}
