-- Prices that change at a time to come, and how low a price may be.

CREATE TABLE scheduled_price (
    id              uuid PRIMARY KEY,
    product_id      bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    amount_tnd      numeric(14, 3) NOT NULL CHECK (amount_tnd > 0),
    reason          text NOT NULL CHECK (reason <> ''),
    override_reason text,
    effective_at    timestamptz NOT NULL,
    ends_at         timestamptz,
    state           text NOT NULL DEFAULT 'WAITING'
                    CHECK (state IN ('WAITING', 'IN_FORCE', 'DONE', 'CANCELLED', 'REFUSED', 'MISSED')),
    former_tnd      numeric(14, 3),
    note            text,
    created_at      timestamptz NOT NULL,
    created_by      uuid NOT NULL REFERENCES app_user,
    trace_id        text NOT NULL,
    started_at      timestamptz,
    ended_at        timestamptz,
    due_at          timestamptz GENERATED ALWAYS AS (
        CASE state WHEN 'WAITING' THEN effective_at WHEN 'IN_FORCE' THEN ends_at END) STORED,
    CONSTRAINT scheduled_price_ends_after_it_begins CHECK (ends_at > effective_at)
);
COMMENT ON COLUMN scheduled_price.ends_at IS 'When the former price comes back; null for a price that stays.';
COMMENT ON COLUMN scheduled_price.override_reason IS 'Why it may be below the lowest price that the margin allows.';
COMMENT ON COLUMN scheduled_price.due_at IS 'When there is something to do about it next.';
COMMENT ON COLUMN scheduled_price.note IS 'Why it did not go as planned.';
CREATE INDEX scheduled_price_due ON scheduled_price (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX scheduled_price_product ON scheduled_price (product_id, effective_at DESC, id DESC);

CREATE TABLE margin_rule (
    category_id bigint PRIMARY KEY REFERENCES category ON DELETE CASCADE,
    percent     numeric(6, 2) NOT NULL CHECK (percent BETWEEN 0 AND 1000)
);
COMMENT ON TABLE margin_rule IS 'The least that is to be earned on a category and what is below it, in percent of the cost.';

-- A category without a rule has that of the nearest one above it; null where the shop''s own holds.
CREATE VIEW category_margin AS
    WITH RECURSIVE down AS (
        SELECT c.id, m.percent FROM category c LEFT JOIN margin_rule m ON m.category_id = c.id WHERE c.parent_id IS NULL
        UNION ALL
        SELECT c.id, coalesce(m.percent, d.percent)
          FROM down d JOIN category c ON c.parent_id = d.id LEFT JOIN margin_rule m ON m.category_id = c.id)
    SELECT id AS category_id, percent FROM down;

-- The lowest price that earns so many percent of the cost, to the millime above; null when the cost is not known.
CREATE FUNCTION lowest_price(cost numeric, percent numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (ceil(cost * (100 + percent) * 10) / 1000)::numeric(14, 3);
