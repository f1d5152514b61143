-- Of each model as well as of each class of demand; either is null where the row is of the other.

DROP FUNCTION forecast_drift(timestamptz);
CREATE FUNCTION forecast_drift(as_of timestamptz)
RETURNS TABLE (grain text, demand_class text, model text, ratio double precision) LANGUAGE sql STABLE AS $$
    WITH told AS (
        SELECT a.*, a.vintage > as_of - CASE a.grain WHEN 'MONTH' THEN interval '100 days' ELSE interval '35 days' END AS lately
          FROM forecast_accuracy a
         WHERE a.horizon <= 4 AND a.vintage <= as_of
           AND a.vintage > as_of - CASE a.grain WHEN 'MONTH' THEN interval '400 days' ELSE interval '140 days' END),
    sums AS (
        SELECT grain, demand_class, model,
               sum(scaled) FILTER (WHERE lately) AS after, sum(scaled_error) FILTER (WHERE lately) AS error_after,
               sum(scaled) FILTER (WHERE NOT lately) AS before, sum(scaled_error) FILTER (WHERE NOT lately) AS error_before
          FROM told GROUP BY GROUPING SETS ((grain, demand_class), (grain, model)))
    SELECT grain, demand_class, model, error_after / after / (error_before / before)
      FROM sums WHERE after >= 20 AND before >= 20 AND error_before > 0
$$;
COMMENT ON FUNCTION forecast_drift IS
    'How much worse the nearest forecasts of late are than those of the quarter before, by MASE. Above 1.25 people are told.';
