-- How old the cars are that parts fit: cars on the road by make, model and model year, as somebody counted them.

CREATE TABLE fleet_count (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    make_id    bigint REFERENCES vehicle_make,
    model_id   bigint REFERENCES vehicle_model,
    first_year smallint NOT NULL CHECK (first_year BETWEEN 1900 AND 2100),
    last_year  smallint NOT NULL CHECK (last_year BETWEEN first_year AND 2100),
    cars       integer NOT NULL CHECK (cars >= 0),
    counted_on date NOT NULL,
    source     text NOT NULL CHECK (source <> ''),
    created_by uuid REFERENCES app_user,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fleet_count_once UNIQUE NULLS NOT DISTINCT (make_id, model_id, first_year, counted_on),
    CONSTRAINT fleet_count_of_a_make CHECK (model_id IS NULL OR make_id IS NOT NULL)
);
COMMENT ON TABLE fleet_count IS 'Cars of some model years. Of a model; without one, of all models of a make; without both, of all cars.';
COMMENT ON COLUMN fleet_count.source IS 'Who says so, and where.';

INSERT INTO fleet_count (first_year, last_year, cars, counted_on, source)
VALUES (1975, 2006, 1196000, '2021-10-28', '52 % de 2,3 millions de véhicules ont plus de 15 ans: https://www.webmanagercenter.com/2021/10/28/474520/'),
       (2007, 2021, 1104000, '2021-10-28', 'les autres des mêmes 2,3 millions: https://www.webmanagercenter.com/2021/10/28/474520/'),
       (1980, 2010, 1150000, '2025-07-29', 'la moitié de 2,3 millions a plus de 15 ans, Chambre syndicale des concessionnaires: https://www.espacemanager.com/tunisie-la-moitie-des-vehicules-sont-ages-de-plus-de-15-ans.html'),
       (2011, 2025, 1150000, '2025-07-29', 'l''autre moitié: https://www.espacemanager.com/tunisie-la-moitie-des-vehicules-sont-ages-de-plus-de-15-ans.html');

-- Of the cars that a part fits: how many there are, how old on average, and by which share they change in the coming year
-- (null where such cars are still built). Where nobody counted a model, its share of the next larger count is taken to
-- be like that of all others. Cars leave the road as Weibull has it, with shape 4 and a mean life in years.
CREATE FUNCTION car_age(products bigint[], today date, life double precision)
RETURNS TABLE (product_id bigint, cars double precision, mean_age double precision, change double precision)
LANGUAGE sql STABLE SET search_path = public AS $$
    WITH constants AS (SELECT life / 0.9064 AS scale, extract(year FROM today)::int AS now),
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
               SELECT c.cars::float8 / (c.last_year - c.first_year + 1)
                      / CASE WHEN c.model_id IS NOT NULL THEN 1
                             ELSE (SELECT count(*) FROM vehicle_model m WHERE c.make_id IS NULL OR m.make_id = c.make_id) END AS cars,
                      extract(year FROM c.counted_on)::int AS year_counted
                 FROM fleet_count c
                WHERE y.year BETWEEN c.first_year AND c.last_year AND c.counted_on <= today
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

ALTER TABLE insight
    DROP CONSTRAINT insight_kind_check,
    ADD CONSTRAINT insight_kind_check
        CHECK (kind IN ('RESTOCK', 'SPIKE', 'DROP', 'SEASONAL', 'DECLINING', 'OVERSTOCK', 'DRIFT', 'END_OF_LIFE', 'FALLING_FLEET'));
