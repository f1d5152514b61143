package tn.shabou.orion.forecast.arima;

/** Turns series that follow an ARMA process into series without memory. */
interface Whitening {

    /** The length of the whitened series. */
    int size();

    /** How many values of each whitened series carry information; the others are zero. */
    int informative();

    /**
     * Whitens every series by the same linear filter.
     *
     * @param arma the process, expanded
     * @param series what to whiten, one row each
     * @param white where to write the innovations in units of the noise, one row each
     * @return the sum of the logarithms of their variances
     */
    double whiten(Arma arma, double[][] series, double[][] white);
}
