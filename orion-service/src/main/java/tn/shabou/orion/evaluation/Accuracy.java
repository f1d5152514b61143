package tn.shabou.orion.evaluation;

import java.util.Locale;

/**
 * How good forecasts of many series were.
 *
 * @param forecasts number of series times origins that could be measured
 * @param mae mean absolute error in units, mean over them
 * @param rmse root mean squared error in units, mean over them
 * @param mase mean over them; below 1 beats the naive forecast within the history
 * @param rmsse mean over them
 * @param bias all that was forecast over all that was sold; 1 is right, above 1 too much
 * @param coverage80 share of periods within the 80% bounds; counts cover more than 0.80, since
 *     bounds are whole numbers and zero alone may be likelier than that
 * @param coverage95 share of periods within the 95% bounds
 */
public record Accuracy(
        int forecasts,
        double mae,
        double rmse,
        double mase,
        double rmsse,
        double bias,
        double coverage80,
        double coverage95) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n=%d MAE %.3f RMSE %.3f MASE %.3f RMSSE %.3f bias %.2f cover80 %.3f cover95 %.3f",
                forecasts,
                mae,
                rmse,
                mase,
                rmsse,
                bias,
                coverage80,
                coverage95);
    }
}
