package tn.shabou.orion.forecast.intermittent;

import java.util.Arrays;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.Dispersion;
import tn.shabou.orion.forecast.ForecastMethod;

/**
 * Smooths apart whether a part sells and how much it then sells; the forecast is their product.
 * Since the chance of a sale is revised in every period, the forecast of a part that has ceased to
 * sell fades, which Croston's never does (Teunter, Syntetos and Babai, "Intermittent demand:
 * linking forecasting to inventory obsolescence", EJOR 214, 2011).
 */
public final class TeunterSyntetosBabai implements ForecastMethod {

    private final double sizeShare;
    private final double chanceShare;

    /**
     * @param sizeShare share by which the size of a sale moves towards the latest, 0 to 1
     * @param chanceShare share by which the chance of a sale moves, 0 to 1
     */
    public TeunterSyntetosBabai(double sizeShare, double chanceShare) {
        this.sizeShare = sizeShare;
        this.chanceShare = chanceShare;
    }

    @Override
    public String name() {
        return "tsb";
    }

    @Override
    public int periodsNeeded() {
        return 6;
    }

    /**
     * Begins with the means of the history, so that the first periods weigh no more than others.
     */
    @Override
    public Fitted fit(DemandSeries history) {
        double[] sales = Arrays.stream(history.known()).filter(units -> units > 0).toArray();
        double size = Arrays.stream(sales).average().orElse(0);
        double chance = (double) sales.length / history.known().length;
        var fitted = new double[history.length()];
        for (int t = 0; t < fitted.length; t++) {
            fitted[t] = chance * size;
            if (history.knows(t)) {
                boolean sold = history.at(t) > 0;
                chance += chanceShare * ((sold ? 1 : 0) - chance);
                size += sold ? sizeShare * (history.at(t) - size) : 0;
            }
        }
        double mean = chance * size;
        double drift = chanceShare * chanceShare;
        var dispersion = Dispersion.of(history, fitted, 2);
        return horizon -> dispersion.around(mean, 1 + (horizon - 1) * drift);
    }
}
