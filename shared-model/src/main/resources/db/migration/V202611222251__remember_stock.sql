-- How much of a part was in stock when, so that days on which nothing could be sold are told from days on which nobody asked.

CREATE TABLE stock_level (
    product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    since      timestamptz NOT NULL,
    quantity   integer NOT NULL,
    PRIMARY KEY (product_id, since)
);
COMMENT ON TABLE stock_level IS 'Written by triggers whenever stock changes; a row holds until the next one of its part.';

CREATE FUNCTION remember_first_stock() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO stock_level SELECT id, now(), stock_quantity FROM arrived ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER product_first_stock AFTER INSERT ON product
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION remember_first_stock();

CREATE FUNCTION remember_stock() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO stock_level VALUES (new.id, now(), new.stock_quantity)
        ON CONFLICT (product_id, since) DO UPDATE SET quantity = excluded.quantity;
    RETURN NULL;
END $$;
CREATE TRIGGER product_stock AFTER UPDATE ON product
    FOR EACH ROW WHEN (old.stock_quantity <> new.stock_quantity) EXECUTE FUNCTION remember_stock();

-- What is known begins now.
INSERT INTO stock_level SELECT id, now(), stock_quantity FROM product;

-- Days, from 00:00 to 24:00 in Tunis, on the whole of which nothing of a part was in stock.
CREATE FUNCTION stock_out_days(products bigint[], from_day date, to_day date)
RETURNS TABLE (product_id bigint, day date) LANGUAGE sql STABLE AS $$
    WITH level AS (
        SELECT l.product_id, l.since, l.quantity,
               coalesce(lead(l.since) OVER (PARTITION BY l.product_id ORDER BY l.since), now()) AS until
          FROM stock_level l WHERE l.product_id = ANY (products)),
    -- Changes that stay at nothing do not end it.
    out AS (
        SELECT l.product_id, min(l.since) AS since, max(l.until) AS until
          FROM (SELECT *, count(*) FILTER (WHERE quantity > 0) OVER (PARTITION BY l.product_id ORDER BY l.since) AS stint FROM level l) l
         WHERE quantity <= 0 GROUP BY l.product_id, l.stint)
    SELECT o.product_id, d.day::date
      FROM out o,
           generate_series(greatest(from_day, (o.since AT TIME ZONE 'Africa/Tunis' + interval '1 day' - interval '1 microsecond')::date),
                           least(to_day, (o.until AT TIME ZONE 'Africa/Tunis')::date - 1), interval '1 day') AS d (day)
$$;
