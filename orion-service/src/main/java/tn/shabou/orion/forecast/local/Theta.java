package tn.shabou.orion.forecast.local;

import tn.shabou.orion.forecast.numeric.Gaps;

/**
 * The theta method: half the slope of the line through the history, added to simple exponential
 * smoothing of the seasonally adjusted history (Assimakopoulos and Nikolopoulos 2000; Hyndman and
 * Billah 2003). The dynamic optimised form learns theta and the line as it goes (Fiorucci et al.,
 * "Models for optimising the theta method", IJF 32, 2016).
 */
public enum Theta implements LocalModel {
    STANDARD("theta"),
    DYNAMIC("dynamic-theta");

    private final String id;

    Theta(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int periodsNeeded(int season) {
        return 3;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        double[] y = Gaps.filled(history);
        boolean seasonal = Decomposition.isSeasonal(y, season);
        boolean positive = true;
        for (double v : y) {
            positive &= v > 0;
        }
        double[] indices = seasonal ? Decomposition.indices(y, season, positive) : new double[0];
        for (double index : indices) {
            positive &= index > 0.01;
        }
        if (seasonal && !positive) {
            indices = Decomposition.indices(y, season, false);
        }
        double[] adjusted = seasonal ? Decomposition.adjusted(y, indices, positive) : y;
        var path =
                this == STANDARD
                        ? ThetaLine.standard(adjusted, horizon)
                        : ThetaLine.dynamic(adjusted, horizon);
        if (!seasonal) {
            return path;
        }
        var mean = new double[horizon];
        var deviation = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double index = indices[(y.length + h) % season];
            mean[h] = positive ? path.mean()[h] * index : path.mean()[h] + index;
            deviation[h] = path.deviation()[h] * (positive ? index : 1);
        }
        return new Continuation(mean, deviation);
    }
}
