-- The same of the cars that a part fits, in a tenth of the time: how many models share a count is reckoned once for each count.

CREATE OR REPLACE FUNCTION car_age(products bigint[], today date, life double precision)
RETURNS TABLE (product_id bigint, cars double precision, mean_age double precision, change double precision)
LANGUAGE sql STABLE SET search_path = public AS $$
    WITH constants AS (SELECT life / 0.9064 AS scale, extract(year FROM today)::int AS now),
    counts AS MATERIALIZED (
        SELECT c.model_id, c.make_id, c.first_year, c.last_year, c.counted_on,
               extract(year FROM c.counted_on)::int AS year_counted,
               c.cars::float8 / (c.last_year - c.first_year + 1)
               / CASE WHEN c.model_id IS NOT NULL THEN 1
                      ELSE (SELECT count(*) FROM vehicle_model m WHERE c.make_id IS NULL OR m.make_id = c.make_id) END AS cars
          FROM fleet_count c
         WHERE c.counted_on <= today),
    spans AS (
        SELECT DISTINCT f.product_id, m.id AS model_id, m.make_id,
               greatest(f.year_from, e.year_from, g.year_from)::int AS first, least(f.year_to, e.year_to, g.year_to)::int AS last
          FROM fitment f
          JOIN vehicle_engine e ON e.id = f.engine_id
          JOIN vehicle_generation g ON g.id = e.generation_id
          JOIN vehicle_model m ON m.id = g.model_id
         WHERE f.product_id = ANY (products)),
    years AS (
        SELECT DISTINCT s.product_id, s.model_id, s.make_id, y AS year
          FROM spans s, constants c, generate_series(s.first, least(s.last, c.now)) AS y),
    counted AS (
        SELECT y.model_id, y.year, best.*
          FROM (SELECT DISTINCT model_id, make_id, year FROM years) AS y
          CROSS JOIN LATERAL (
               SELECT c.cars, c.year_counted
                 FROM counts c
                WHERE y.year BETWEEN c.first_year AND c.last_year
                  AND (c.make_id IS NULL OR c.make_id = y.make_id) AND (c.model_id IS NULL OR c.model_id = y.model_id)
                ORDER BY c.model_id IS NULL, c.make_id IS NULL, c.counted_on DESC LIMIT 1) AS best),
    left_today AS (
        SELECT y.product_id, c.now - y.year AS age, c.scale,
               n.cars * exp(power(greatest(0, n.year_counted - y.year) / c.scale, 4) - power((c.now - y.year) / c.scale, 4)) AS cars
          FROM years y JOIN counted n ON n.model_id = y.model_id AND n.year = y.year CROSS JOIN constants c)
    SELECT l.product_id, sum(l.cars), sum(l.cars * l.age) / sum(l.cars),
           CASE WHEN NOT EXISTS (SELECT FROM spans s, constants c
                                  WHERE s.product_id = l.product_id AND coalesce(s.last, c.now) >= c.now)
                THEN sum(l.cars * exp(power(l.age / l.scale, 4) - power((l.age + 1) / l.scale, 4))) / sum(l.cars) - 1 END
      FROM left_today l
     GROUP BY l.product_id HAVING sum(l.cars) > 0
$$;
