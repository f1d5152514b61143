-- Where daily records begin in the midst of a week, what they tell of that week is not what was sold in it.

CREATE INDEX sale_day ON sale (period_start) WHERE grain = 'DAY';

CREATE FUNCTION first_whole_week() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT date_trunc('week', min(period_start) + 6)::date FROM sale WHERE grain = 'DAY'
$$;
COMMENT ON FUNCTION first_whole_week IS 'Monday of the first week that daily records tell whole.';

-- As before, but for that week, and whole weeks from the one of the wanted day on.
CREATE OR REPLACE FUNCTION demand_history(product bigint, wanted text, since date)
RETURNS TABLE (period_start date, quantity numeric) LANGUAGE sql STABLE AS $$
    WITH known AS (
        SELECT s.grain, s.period_start, s.quantity,
               dense_rank() OVER (PARTITION BY s.grain, s.period_start ORDER BY i.imported_at DESC, i.id) AS age
          FROM sale s JOIN sales_import i ON i.id = s.import_id
         WHERE s.product_id = product
           AND CASE wanted WHEN 'MONTH' THEN s.grain = 'MONTH' AND s.period_start >= since
                           ELSE s.grain IN ('DAY', 'WEEK') AND s.period_start >= date_trunc('week', since)
                                AND (s.grain = 'WEEK' OR s.period_start >= (SELECT first_whole_week())) END),
    sums AS (
        SELECT grain, CASE wanted WHEN 'MONTH' THEN period_start ELSE date_trunc('week', period_start)::date END AS start,
               CASE WHEN count(*) = count(quantity) THEN sum(quantity) END AS quantity
          FROM known WHERE age = 1 GROUP BY 1, 2)
    SELECT DISTINCT ON (start) start, CASE WHEN quantity < 0 THEN 0 ELSE quantity END FROM sums ORDER BY start, grain DESC
$$;
