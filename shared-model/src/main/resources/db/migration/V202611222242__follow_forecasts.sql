-- Forecasts with all their quantiles, what came true of them, and how good they were.

ALTER TABLE forecast
    ADD COLUMN quantiles double precision[] CHECK (cardinality(quantiles) = 5),
    ADD COLUMN actual    double precision;
COMMENT ON COLUMN forecast.quantiles IS 'At 0.5, 0.8, 0.9, 0.95, 0.99. Null in forecasts of before November 2026.';
COMMENT ON COLUMN forecast.actual IS 'What was sold, once it is known. The forecast itself never changes.';
CREATE INDEX forecast_unknown ON forecast (product_id, period_start) WHERE actual IS NULL;

ALTER TABLE forecast_series
    ADD COLUMN model_id     text REFERENCES learned_model,
    ADD COLUMN step         double precision CHECK (step > 0),
    ADD COLUMN squared_step double precision CHECK (squared_step > 0);
COMMENT ON COLUMN forecast_series.step IS 'Mean absolute change from one known period to the next from the first sale on: the scale of MASE and pinball.';
COMMENT ON COLUMN forecast_series.squared_step IS 'Mean squared change likewise: the scale of RMSSE.';

CREATE TABLE forecast_accuracy (
    run_id         uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    grain          text NOT NULL,
    demand_class   text NOT NULL,
    model          text NOT NULL,
    horizon        smallint NOT NULL,
    vintage        timestamptz NOT NULL,
    periods        integer NOT NULL,
    actual         double precision NOT NULL,
    expected       double precision NOT NULL,
    absolute_error double precision NOT NULL,
    scaled         integer NOT NULL,
    scaled_error   double precision NOT NULL,
    squared_error  double precision NOT NULL,
    judged         integer NOT NULL,
    pinball        double precision NOT NULL,
    within80       integer NOT NULL,
    within95       integer NOT NULL,
    PRIMARY KEY (run_id, grain, demand_class, model, horizon)
);
COMMENT ON TABLE forecast_accuracy IS 'Sums over the forecasts of one run whose actual is known; measures are their quotients.';
COMMENT ON COLUMN forecast_accuracy.scaled IS 'How many of the periods belong to series with a scale: the denominator of MASE and RMSSE.';
COMMENT ON COLUMN forecast_accuracy.judged IS 'How many of those have quantiles: the denominator of the pinball loss.';

-- Of one forecast: the mean over 0.5, 0.8, 0.9, 0.95, 0.99 of what each quantile cost.
CREATE FUNCTION pinball_loss(actual double precision, quantiles double precision[])
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (greatest(0.5 * (actual - quantiles[1]), 0.5 * (quantiles[1] - actual))
            + greatest(0.8 * (actual - quantiles[2]), 0.2 * (quantiles[2] - actual))
            + greatest(0.9 * (actual - quantiles[3]), 0.1 * (quantiles[3] - actual))
            + greatest(0.95 * (actual - quantiles[4]), 0.05 * (quantiles[4] - actual))
            + greatest(0.99 * (actual - quantiles[5]), 0.01 * (quantiles[5] - actual))) / 5
$$;

-- Says again how good the forecasts were that may have come true of late.
CREATE FUNCTION score_forecasts(until timestamptz) RETURNS bigint LANGUAGE sql AS $$
    WITH scored AS (
        INSERT INTO forecast_accuracy
        SELECT s.run_id, s.grain, s.demand_class, s.model, f.horizon, max(s.vintage), count(*), sum(f.actual), sum(f.mean),
               sum(abs(f.actual - f.mean)), count(s.step), coalesce(sum(abs(f.actual - f.mean) / s.step), 0),
               coalesce(sum((f.actual - f.mean) ^ 2 / s.squared_step), 0),
               count(*) FILTER (WHERE s.step IS NOT NULL AND f.quantiles IS NOT NULL),
               coalesce(sum(pinball_loss(f.actual, f.quantiles) / s.step), 0),
               count(*) FILTER (WHERE f.actual BETWEEN f.lo80 AND f.hi80),
               count(*) FILTER (WHERE f.actual BETWEEN f.lo95 AND f.hi95)
          FROM forecast f JOIN forecast_series s ON s.run_id = f.run_id AND s.product_id = f.product_id
         WHERE s.vintage <= until AND f.actual IS NOT NULL
           AND s.vintage > until - CASE s.grain WHEN 'MONTH' THEN interval '400 days' ELSE interval '100 days' END
         GROUP BY s.run_id, s.grain, s.demand_class, s.model, f.horizon
        ON CONFLICT (run_id, grain, demand_class, model, horizon) DO UPDATE
           SET periods = excluded.periods, actual = excluded.actual, expected = excluded.expected,
               absolute_error = excluded.absolute_error, scaled = excluded.scaled, scaled_error = excluded.scaled_error,
               squared_error = excluded.squared_error, judged = excluded.judged, pinball = excluded.pinball,
               within80 = excluded.within80, within95 = excluded.within95
        RETURNING periods)
    SELECT coalesce(sum(periods), 0) FROM scored
$$;
