/**
 * Seasonal ARIMA models with regressors: exact maximum likelihood by a Kalman filter, missing
 * values, forecasts with their errors, and the automatic choice of a model. Coefficients have the
 * signs of R's {@code arima}.
 */
@NullMarked
package tn.shabou.orion.forecast.arima;

import org.jspecify.annotations.NullMarked;
