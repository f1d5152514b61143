-- What each part needs in stock, as Orion last reckoned it, and what that means for whoever buys.

CREATE TABLE stock_plan (
    product_id       bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    run_id           uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    vintage          timestamptz NOT NULL,
    weekly_demand    double precision NOT NULL CHECK (weekly_demand >= 0),
    protection_weeks double precision NOT NULL CHECK (protection_weeks > 0),
    service_level    double precision NOT NULL CHECK (service_level > 0 AND service_level < 1),
    expected         double precision NOT NULL CHECK (expected >= 0),
    safety_stock     double precision NOT NULL,
    reorder_point    integer NOT NULL CHECK (reorder_point >= 0),
    order_up_to      integer NOT NULL CHECK (order_up_to >= reorder_point),
    quantiles        double precision[] NOT NULL CHECK (cardinality(quantiles) = 21)
);
COMMENT ON TABLE stock_plan IS 'One row for each part that was forecast, of the newest vintage.';
COMMENT ON COLUMN stock_plan.protection_weeks IS 'Lead time and review period: until what is ordered at the next review has come.';
COMMENT ON COLUMN stock_plan.expected IS 'Units expected to be asked for in the protection time.';
COMMENT ON COLUMN stock_plan.quantiles IS 'Of demand in the protection time, at 0.05, 0.10 … 0.95, 0.975, 0.99.';

-- How likely demand in the protection time is more than what is in stock: at most this, in the steps of the quantiles.
CREATE FUNCTION stock_out_risk(stock integer, expected double precision, quantiles double precision[])
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN expected = 0 THEN 0
                ELSE (ARRAY[1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15,
                            0.1, 0.05, 0.025, 0.01])[1 + width_bucket(stock::double precision, quantiles)] END
$$;

-- What was sold of a part by week or month, as Orion counts it: of several files about the same period the latest speaks,
-- days are summed into weeks, a row for a whole week counts instead of its days, and an unknown part makes the whole unknown.
CREATE FUNCTION demand_history(product bigint, wanted text, since date)
RETURNS TABLE (period_start date, quantity numeric) LANGUAGE sql STABLE AS $$
    WITH known AS (
        SELECT s.grain, s.period_start, s.quantity,
               dense_rank() OVER (PARTITION BY s.grain, s.period_start ORDER BY i.imported_at DESC, i.id) AS age
          FROM sale s JOIN sales_import i ON i.id = s.import_id
         WHERE s.product_id = product AND s.period_start >= since
           AND CASE wanted WHEN 'MONTH' THEN s.grain = 'MONTH' ELSE s.grain IN ('DAY', 'WEEK') END),
    sums AS (
        SELECT grain, CASE wanted WHEN 'MONTH' THEN period_start ELSE date_trunc('week', period_start)::date END AS start,
               CASE WHEN count(*) = count(quantity) THEN sum(quantity) END AS quantity
          FROM known WHERE age = 1 GROUP BY 1, 2)
    SELECT DISTINCT ON (start) start, CASE WHEN quantity < 0 THEN 0 ELSE quantity END FROM sums ORDER BY start, grain DESC
$$;
COMMENT ON FUNCTION demand_history IS 'Periods without any sale have no row: nothing was sold.';

ALTER TABLE insight
    DROP CONSTRAINT insight_state_check,
    ADD CONSTRAINT insight_state_check CHECK (state IN ('OPEN', 'DONE', 'DISMISSED', 'SNOOZED')),
    ADD COLUMN figures       jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN snoozed_until date,
    ADD COLUMN updated_at    timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN closed_at     timestamptz,
    ADD COLUMN version       integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT insight_snoozed_until_a_day CHECK ((state = 'SNOOZED') = (snoozed_until IS NOT NULL));
COMMENT ON COLUMN insight.figures IS 'The numbers that made it.';
COMMENT ON COLUMN insight.closed_at IS 'When a run found that it is no longer true. Until then what staff decided about it holds.';
UPDATE insight SET closed_at = now() WHERE state <> 'OPEN';
DROP INDEX insight_open_once;
DROP INDEX insight_inbox;
CREATE UNIQUE INDEX insight_live_once ON insight (product_id, kind) WHERE closed_at IS NULL;
CREATE INDEX insight_inbox ON insight (worth_tnd DESC, id) WHERE closed_at IS NULL;

CREATE TABLE insight_decision (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    insight_id         bigint NOT NULL REFERENCES insight ON DELETE CASCADE,
    batch              uuid NOT NULL,
    from_state         text NOT NULL,
    from_snoozed_until date,
    to_state           text NOT NULL,
    to_snoozed_until   date,
    reason             text CHECK (reason <> ''),
    decided_by         uuid NOT NULL REFERENCES app_user,
    decided_at         timestamptz NOT NULL DEFAULT now(),
    undone             boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE insight_decision IS 'What staff decided together has one batch, by which it can be taken back.';
CREATE INDEX insight_decision_batch ON insight_decision (batch);
CREATE INDEX insight_decision_insight ON insight_decision (insight_id, id DESC);
