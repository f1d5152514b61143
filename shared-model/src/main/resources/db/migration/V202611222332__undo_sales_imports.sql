-- A sales file can be taken back, as long as no later one builds on it.

ALTER TABLE sales_import
    ADD COLUMN undone_by uuid REFERENCES app_user,
    ADD COLUMN undone_at timestamptz;
DROP INDEX sales_import_file_once;
CREATE UNIQUE INDEX sales_import_file_once ON sales_import (file_sha256) WHERE state NOT IN ('FAILED', 'CANCELLED', 'UNDONE');

-- The name of the latest file that builds on this one: it says again what this one said of a part and period, or left out
-- what it found to be known. Null when there is none.
CREATE FUNCTION later_sales_import(wanted uuid) RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
    SELECT o.file_name
      FROM sales_import i JOIN sales_import o ON o.grain = i.grain AND o.state = 'APPLIED' AND o.id <> i.id
                                             AND (o.imported_at, o.id) > (i.imported_at, i.id)
                                             AND coalesce(o.first_period <= i.last_period AND o.last_period >= i.first_period, true)
     WHERE i.id = wanted
       AND (o.rows_known > 0
            OR EXISTS (SELECT FROM sale m JOIN sale s ON s.product_id = m.product_id AND s.grain = m.grain AND s.period_start = m.period_start
                        WHERE m.import_id = i.id AND s.import_id = o.id)
            OR EXISTS (SELECT FROM parked_sale m JOIN parked_sale s ON s.sku = m.sku AND s.period_start = m.period_start
                        WHERE m.import_id = i.id AND s.import_id = o.id))
     ORDER BY o.imported_at DESC, o.id LIMIT 1
$$;

-- Removes the rows of a file and what they told of forecasts, and measures those again; answers how many rows there were.
CREATE FUNCTION undo_sales_import(wanted uuid, by_whom uuid, as_of timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    removed bigint;
    parked  bigint;
    told    daterange;
    months  boolean;
BEGIN
    SELECT daterange(date_trunc('week', first_period)::date, last_period, '[]'), grain = 'MONTH' INTO told, months
      FROM sales_import WHERE id = wanted;
    DELETE FROM sale WHERE import_id = wanted;
    GET DIAGNOSTICS removed = ROW_COUNT;
    DELETE FROM parked_sale WHERE import_id = wanted;
    GET DIAGNOSTICS parked = ROW_COUNT;
    WITH unknown AS (
        UPDATE forecast f SET actual = NULL FROM forecast_series s
         WHERE s.run_id = f.run_id AND s.product_id = f.product_id AND (s.grain = 'MONTH') = months
           AND s.vintage > as_of - interval '400 days' AND f.actual IS NOT NULL AND f.period_start <@ told
        RETURNING f.run_id)
    DELETE FROM forecast_accuracy a USING (SELECT DISTINCT run_id FROM unknown) u
     WHERE a.run_id = u.run_id AND (a.grain = 'MONTH') = months;
    PERFORM score_forecasts(as_of);
    DELETE FROM sales_check;
    UPDATE sales_import SET state = 'UNDONE', undone_by = by_whom, undone_at = as_of WHERE id = wanted;
    RETURN removed + parked;
END $$;
COMMENT ON FUNCTION undo_sales_import IS 'What is still known of those forecasts comes back with the next run.';
REVOKE EXECUTE ON FUNCTION undo_sales_import, later_sales_import FROM PUBLIC;
