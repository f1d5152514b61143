-- The stock of each part that was forecast against what it needs, as of now: with today's stock and with what staff
-- expect instead. An override moves the whole distribution by as much as it differs from the forecast.

CREATE VIEW stock_outlook AS
SELECT p.id AS product_id, p.stock_quantity AS stock, s.run_id, s.vintage, s.weekly_demand, s.protection_weeks,
       s.service_level, greatest(0, s.expected + moved.units) AS expected, s.safety_stock, moved.units AS override_units,
       greatest(0, s.reorder_point + ceil(moved.units))::int AS reorder_point,
       greatest(0, s.order_up_to + ceil(moved.units))::int AS order_up_to,
       stock_out_risk(floor(p.stock_quantity - moved.units)::int, s.expected + moved.units, s.quantiles) AS risk
  FROM stock_plan s
  JOIN product p ON p.id = s.product_id
  CROSS JOIN LATERAL (
       SELECT coalesce(sum((o.quantity::float8 - f.mean)
                           * greatest(0, least(1, s.protection_weeks / CASE o.grain WHEN 'MONTH' THEN 365.25 / 84 ELSE 1 END
                                                  - f.horizon + 1))), 0) AS units
         FROM forecast_override o
         JOIN forecast f ON f.run_id = s.run_id AND f.product_id = o.product_id AND f.period_start = o.period_start
        WHERE o.product_id = p.id AND o.revoked_at IS NULL) AS moved;
COMMENT ON VIEW stock_outlook IS 'risk: how likely stock does not last for the protection time, at most so much.';
