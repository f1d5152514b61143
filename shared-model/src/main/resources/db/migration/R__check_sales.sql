-- Judges the sales of all parts: what is counted as odd, and how bad it is. Run again whenever this file changes.

CREATE OR REPLACE FUNCTION check_sales(as_of timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    whole_weeks_from date := first_whole_week();
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('check_sales', 0));
    SET LOCAL work_mem = '64MB';

    -- Of several files about the same period the latest speaks.
    CREATE TEMP TABLE told ON COMMIT DROP AS
    SELECT product_id, grain, period_start, quantity, unit_price,
           CASE grain WHEN 'DAY' THEN date_trunc('week', period_start)::date ELSE period_start END AS period
      FROM (SELECT s.*, dense_rank() OVER (PARTITION BY s.product_id, s.grain, s.period_start
                                               ORDER BY i.imported_at DESC, i.id) AS age
              FROM sale s JOIN sales_import i ON i.id = s.import_id) s
     WHERE age = 1;

    -- A row for a whole week counts instead of its days; months count where there is nothing shorter. Of a week in whose midst
    -- daily records begin is known only that the next one is.
    CREATE TEMP TABLE sold ON COMMIT DROP AS
    SELECT product_id, CASE grain WHEN 'MONTH' THEN 'MONTH' ELSE 'WEEK' END AS grain, period, quantity, is_known, price
      FROM (SELECT DISTINCT ON (product_id, grain = 'MONTH', period) product_id, grain, period,
                   bool_or(grain <> 'MONTH') OVER (PARTITION BY product_id) AS has_weeks, quantity, is_known, price
              FROM (SELECT product_id, grain, period, sum(quantity) AS quantity, count(*) = count(quantity) AS is_known,
                           avg(unit_price) FILTER (WHERE unit_price > 0) AS price
                      FROM (SELECT product_id, grain, unit_price, CASE WHEN begun THEN 0 ELSE quantity END AS quantity,
                                   CASE WHEN begun THEN whole_weeks_from ELSE period END AS period
                              FROM (SELECT *, grain = 'DAY' AND period < whole_weeks_from AS begun FROM told) t) t
                     GROUP BY 1, 2, 3) s
             ORDER BY product_id, grain = 'MONTH', period, grain DESC) s
     WHERE (grain <> 'MONTH') = has_weeks;
    CREATE INDEX ON sold (product_id, period);
    ANALYZE sold;

    DELETE FROM sales_history;
    INSERT INTO sales_history (product_id, grain, first_period, last_period, periods, periods_sold, units, confidence)
    SELECT product_id, grain, first, last, periods, sold_in, units,
           CASE WHEN weeks < 4 THEN 'NONE' WHEN weeks < 13 THEN 'LOW' WHEN weeks < 52 THEN 'FAIR' WHEN weeks < 104 THEN 'GOOD'
                ELSE 'HIGH' END
      FROM (SELECT s.*, CASE grain WHEN 'MONTH' THEN (extract(year FROM age(latest, first)) * 12 + extract(month FROM age(latest, first)))::int
                                   ELSE (latest - first) / 7 END + 1 AS periods,
                   (latest - first) / 7 + CASE grain WHEN 'MONTH' THEN 4 ELSE 1 END AS weeks
              FROM (SELECT s.product_id, s.grain, min(period) AS first, max(period) AS last, count(*) FILTER (WHERE quantity > 0) AS sold_in,
                           coalesce(sum(quantity), 0) AS units, max(e.latest) AS latest
                      FROM sold s JOIN (SELECT grain, max(period) AS latest FROM sold GROUP BY grain) e ON e.grain = s.grain
                     GROUP BY s.product_id, s.grain) s) s;

    INSERT INTO sales_finding (product_id, kind, severity, period, figures)
    SELECT product_id, 'SHORT_HISTORY', CASE confidence WHEN 'NONE' THEN 2 ELSE 1 END, first_period,
           jsonb_build_object('periods', periods)
      FROM sales_history WHERE confidence IN ('NONE', 'LOW')
    UNION ALL
    SELECT product_id, 'UNKNOWN', CASE WHEN count(*) > 4 THEN 2 ELSE 1 END, max(period), jsonb_build_object('periods', count(*))
      FROM sold WHERE NOT is_known GROUP BY product_id
    UNION ALL
    SELECT product_id, 'BELOW_ZERO', CASE WHEN count(*) > 2 THEN 2 ELSE 1 END, max(period),
           jsonb_build_object('periods', count(*), 'units', -sum(quantity))
      FROM sold WHERE quantity < 0 GROUP BY product_id
    UNION ALL
    -- Nothing was sold of it since long before the records end, though it used to be.
    SELECT h.product_id, 'STALE', CASE WHEN e.latest - h.last_period > 364 THEN 2 ELSE 1 END, h.last_period,
           jsonb_build_object('weeks', (e.latest - h.last_period) / 7)
      FROM sales_history h JOIN (SELECT grain, max(last_period) AS latest FROM sales_history GROUP BY grain) e USING (grain)
     WHERE e.latest - h.last_period > 182 AND h.periods_sold >= 4
    UNION ALL
    -- A silence far longer than it is used to.
    SELECT p.product_id, 'GAP', CASE WHEN max(pause) > 364 THEN 2 ELSE 1 END, (array_agg(p.period ORDER BY pause DESC))[1],
           jsonb_build_object('weeks', max(pause) / 7, 'usual', round((max(usual) / 7)::numeric, 1))
      FROM (SELECT product_id, lag(period) OVER w AS period, period - lag(period) OVER w AS pause FROM sold
             WHERE quantity > 0 WINDOW w AS (PARTITION BY product_id ORDER BY period)) p
      JOIN (SELECT product_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY pause) AS usual
              FROM (SELECT product_id, period - lag(period) OVER (PARTITION BY product_id ORDER BY period) AS pause
                      FROM sold WHERE quantity > 0) q
             WHERE pause IS NOT NULL GROUP BY product_id HAVING count(*) >= 8) u ON u.product_id = p.product_id
     WHERE pause > 56 AND pause > 6 * usual GROUP BY p.product_id
    UNION ALL
    -- Robust z: the distance from the median in scaled median deviations, of which one is at least what chance alone makes.
    SELECT product_id, 'OUTLIER', CASE WHEN max(z) > 20 THEN 3 ELSE 2 END, (array_agg(period ORDER BY z DESC))[1],
           jsonb_build_object('quantity', (array_agg(quantity ORDER BY z DESC))[1], 'usual', max(middle), 'z', round(max(z)::numeric, 1),
                              'periods', count(*))
      FROM (SELECT s.product_id, period, quantity, middle,
                   abs(quantity - middle) / greatest(1.4826 * deviation, sqrt(greatest(middle, 1))) AS z
              FROM sold s
              JOIN (SELECT product_id, middle, percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(quantity::float8 - middle)) AS deviation
                      FROM (SELECT product_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY quantity::float8) AS middle
                              FROM sold WHERE quantity > 0 GROUP BY product_id HAVING count(*) >= 8) m
                      JOIN sold USING (product_id) WHERE quantity > 0 GROUP BY 1, 2) d ON d.product_id = s.product_id
             WHERE quantity > 0) s
     WHERE z > 8 GROUP BY product_id
    UNION ALL
    -- Ten or a thousand times as much from one half of a stretch of sales to the other.
    SELECT product_id, 'QUANTITY_UNIT', 3, (array_agg(period ORDER BY period))[1],
           jsonb_build_object('before', (array_agg(before ORDER BY period))[1], 'after', (array_agg(after ORDER BY period))[1])
      FROM (SELECT product_id, period, min(quantity) OVER later AS after, max(quantity) OVER earlier AS before,
                   max(quantity) OVER later AS most_after, min(quantity) OVER earlier AS least_before,
                   count(*) OVER later AS periods_after, count(*) OVER earlier AS periods_before
              FROM sold WHERE quantity > 0
            WINDOW later AS (PARTITION BY product_id ORDER BY period ROWS BETWEEN CURRENT ROW AND 3 FOLLOWING),
                   earlier AS (PARTITION BY product_id ORDER BY period ROWS BETWEEN 4 PRECEDING AND 1 PRECEDING)) s
     WHERE periods_after = 4 AND periods_before = 4 AND (after >= 8 * before OR least_before >= 8 * most_after) GROUP BY product_id
    UNION ALL
    SELECT product_id, 'PRICE_UNIT', 3, (array_agg(period ORDER BY period))[1],
           jsonb_build_object('before', round((array_agg(before ORDER BY period))[1], 3), 'after', round((array_agg(price ORDER BY period))[1], 3))
      FROM (SELECT product_id, period, price, lag(price) OVER (PARTITION BY product_id ORDER BY period) AS before
              FROM sold WHERE price > 0) s
     WHERE price / before BETWEEN 8 AND 12.5 OR before / price BETWEEN 8 AND 12.5
        OR price / before BETWEEN 800 AND 1250 OR before / price BETWEEN 800 AND 1250
     GROUP BY product_id
    UNION ALL
    -- Equal rows of a day are genuine sales, but not this many of them.
    SELECT product_id, 'DUPLICATES', CASE WHEN sum(times) FILTER (WHERE times > 1) > 0.9 * sum(times) THEN 2 ELSE 1 END,
           max(period_start) FILTER (WHERE times > 1), jsonb_build_object('rows', sum(times - 1), 'of', sum(times))
      FROM (SELECT product_id, period_start, count(*) AS times FROM told GROUP BY product_id, grain, period_start, quantity, unit_price) t
     GROUP BY product_id HAVING sum(times) >= 10 AND sum(times - 1) >= 0.4 * sum(times)
    UNION ALL
    SELECT o.product_id, 'STOCK_OUT', 1, max(o.week), jsonb_build_object('weeks', count(*), 'days', sum(o.days))
      FROM (SELECT d.product_id, date_trunc('week', d.day)::date AS week, count(*) AS days
              FROM stock_out_days(ARRAY(SELECT DISTINCT l.product_id FROM stock_level l WHERE l.quantity <= 0),
                                  (as_of - interval '2 years')::date, as_of::date) d
             GROUP BY 1, 2) o
      JOIN sales_history h ON h.product_id = o.product_id AND h.grain = 'WEEK' AND o.week BETWEEN h.first_period AND
           (SELECT max(last_period) FROM sales_history WHERE grain = 'WEEK')
     WHERE o.days >= 3 AND NOT EXISTS (SELECT FROM sold s WHERE s.product_id = o.product_id AND s.period = o.week AND s.quantity > 0)
     GROUP BY o.product_id;

    UPDATE sales_history h SET severity = f.worst
      FROM (SELECT product_id, max(severity) AS worst FROM sales_finding GROUP BY product_id) f WHERE f.product_id = h.product_id;
    INSERT INTO sales_check (checked_at) VALUES (as_of) ON CONFLICT (singleton) DO UPDATE SET checked_at = excluded.checked_at;
END $$;
