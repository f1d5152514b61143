-- What would take seconds to find out for one page: how many parts fit a vehicle, and which part of a family to offer
-- for it. Both may be a little old; price, stock and whether a part is listed are read when the page is.

CREATE TABLE vehicle_part_count (
    level      text NOT NULL CHECK (level IN ('MAKE', 'MODEL', 'GENERATION', 'ENGINE')),
    vehicle_id bigint NOT NULL,
    products   integer NOT NULL CHECK (products > 0),
    PRIMARY KEY (level, vehicle_id)
);
COMMENT ON TABLE vehicle_part_count IS 'How many listed products fit; vehicles that none fits are missing.';

CREATE TABLE family_pick (
    category_id bigint NOT NULL,
    engine_id   bigint NOT NULL,
    position    text COLLATE "C" NOT NULL,
    product_ids bigint[] NOT NULL,
    PRIMARY KEY (engine_id, category_id, position)
);
COMMENT ON TABLE family_pick IS 'The best few parts of a family for an engine at a position: in stock, then most wanted.';

CREATE TABLE vehicle_count_state (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    changes bigint NOT NULL
);
COMMENT ON TABLE vehicle_count_state IS 'How many rows of products and fitments had been written when parts were counted.';
INSERT INTO vehicle_count_state VALUES (true, -1);

CREATE FUNCTION count_parts_of_vehicles() RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET work_mem = '64MB' AS $$
DECLARE
    latest bigint := (SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables
                       WHERE relid IN ('product'::regclass, 'fitment'::regclass));
BEGIN
    IF (SELECT changes FROM vehicle_count_state) = latest
       OR NOT pg_try_advisory_xact_lock(hashtext('count_parts_of_vehicles')) THEN
        RETURN false;
    END IF;
    CREATE TEMPORARY TABLE fitting ON COMMIT DROP AS
        SELECT f.product_id, f.engine_id, f.position, e.generation_id, g.model_id, m.make_id,
               p.category_id, p.in_stock, p.popularity
          FROM fitment f
          JOIN product p ON p.id = f.product_id
          JOIN vehicle_engine e ON e.id = f.engine_id
          JOIN vehicle_generation g ON g.id = e.generation_id
          JOIN vehicle_model m ON m.id = g.model_id
         WHERE p.listed;
    DELETE FROM vehicle_part_count;
    INSERT INTO vehicle_part_count
    SELECT 'ENGINE', id, count(*) FROM (SELECT DISTINCT engine_id AS id, product_id FROM fitting) AS one GROUP BY id
     UNION ALL
    SELECT 'GENERATION', id, count(*) FROM (SELECT DISTINCT generation_id AS id, product_id FROM fitting) AS one GROUP BY id
     UNION ALL
    SELECT 'MODEL', id, count(*) FROM (SELECT DISTINCT model_id AS id, product_id FROM fitting) AS one GROUP BY id
     UNION ALL
    SELECT 'MAKE', id, count(*) FROM (SELECT DISTINCT make_id AS id, product_id FROM fitting) AS one GROUP BY id;
    DELETE FROM family_pick;
    INSERT INTO family_pick
    SELECT category_id, engine_id, position, array_agg(product_id ORDER BY place)
      FROM (SELECT category_id, engine_id, position, product_id,
                   row_number() OVER (PARTITION BY engine_id, category_id, position
                                      ORDER BY in_stock DESC, popularity DESC, product_id) AS place
              FROM fitting) AS ranked
     WHERE place <= 6
     GROUP BY engine_id, category_id, position;
    PERFORM pick_related_parts();
    UPDATE vehicle_count_state SET changes = latest;
    DROP TABLE fitting;
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION count_parts_of_vehicles FROM PUBLIC;
COMMENT ON FUNCTION count_parts_of_vehicles IS 'Counts anew; false when nothing changed or somebody else is at it.';
