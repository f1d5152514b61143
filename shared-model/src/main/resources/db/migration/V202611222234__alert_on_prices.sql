-- Rules on prices, and what broke them.

CREATE TABLE price_rule (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('COMPETITOR_BELOW', 'SUPPLIER_ROSE')),
    percent     numeric(5, 1) NOT NULL CHECK (percent > 0),
    brand_id    bigint REFERENCES brand ON DELETE CASCADE,
    category_id bigint REFERENCES category ON DELETE CASCADE,
    product_id  bigint REFERENCES product ON DELETE CASCADE,
    created_by  uuid NOT NULL REFERENCES app_user,
    created_at  timestamptz NOT NULL,
    CONSTRAINT price_rule_has_one_scope CHECK (num_nonnulls(brand_id, category_id, product_id) <= 1),
    CONSTRAINT price_rule_once UNIQUE NULLS NOT DISTINCT (kind, percent, brand_id, category_id, product_id)
);
COMMENT ON COLUMN price_rule.percent IS 'By how much a competitor asks less than we, or a supplier more than before, at the least.';
COMMENT ON COLUMN price_rule.category_id IS 'With all that is below it. A rule without a scope is for every part.';

CREATE TABLE price_alert (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id         uuid NOT NULL REFERENCES price_rule ON DELETE CASCADE,
    offer_id        uuid NOT NULL REFERENCES offer ON DELETE CASCADE,
    product_id      bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    reference       numeric(14, 3) NOT NULL,
    amount          numeric(14, 3) NOT NULL,
    percent         numeric(8, 1) NOT NULL,
    raised_at       timestamptz NOT NULL,
    acknowledged_by uuid REFERENCES app_user,
    acknowledged_at timestamptz,
    ended_at        timestamptz,
    mailed          boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN price_alert.reference IS 'Our price, or the one before.';
COMMENT ON COLUMN price_alert.amount IS 'What is asked now, for one piece.';
COMMENT ON COLUMN price_alert.ended_at IS 'When it was no longer so, or no longer known.';
-- As long as it is so, it is told once; an acknowledged one keeps quiet until it has ended.
CREATE UNIQUE INDEX price_alert_once ON price_alert (rule_id, offer_id) WHERE ended_at IS NULL;
CREATE INDEX price_alert_open ON price_alert (id DESC) WHERE ended_at IS NULL AND acknowledged_at IS NULL;
CREATE INDEX price_alert_unmailed ON price_alert (id) WHERE NOT mailed;

CREATE TABLE price_watch (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    seen       text NOT NULL DEFAULT '',
    looked_at  timestamptz NOT NULL DEFAULT '-infinity',
    mailed_at  timestamptz NOT NULL DEFAULT '-infinity'
);
COMMENT ON COLUMN price_watch.seen IS 'Names the state of prices and rules at the last look, so that the next one is only for a change.';
INSERT INTO price_watch DEFAULT VALUES;

-- What breaks a rule now, by offers that can be compared and were seen since.
CREATE FUNCTION broken_price_rules(since timestamptz)
    RETURNS TABLE (rule_id uuid, offer_id uuid, product_id bigint, reference numeric, amount numeric, percent numeric)
    LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH RECURSIVE within AS (
        SELECT r.id AS rule_id, r.category_id FROM price_rule r WHERE r.category_id IS NOT NULL
        UNION ALL
        SELECT w.rule_id, c.id FROM within w JOIN category c ON c.parent_id = w.category_id),
    fresh AS (
        SELECT o.id, o.product_id, o.seller_kind, o.unit_amount, p.price_tnd, p.brand_id, p.category_id
          FROM offer_standing o JOIN product p ON p.id = o.product_id
         WHERE o.left_out IS NULL AND o.last_seen_at >= since AND p.listed AND p.price_tnd > 0),
    compared AS (
        SELECT 'COMPETITOR_BELOW' AS kind, f.*, f.price_tnd AS reference, (f.price_tnd - f.unit_amount) * 100 / f.price_tnd AS percent
          FROM fresh f WHERE f.unit_amount < f.price_tnd AND f.seller_kind = 'COMPETITOR'
        UNION ALL
        SELECT 'SUPPLIER_ROSE', f.*, before.amount, (now.amount - before.amount) * 100 / before.amount
          FROM fresh f
         CROSS JOIN LATERAL (SELECT h.amount, h.currency, h.observed_at FROM offer_price h WHERE h.offer_id = f.id
                              ORDER BY h.observed_at DESC LIMIT 1) AS now
         CROSS JOIN LATERAL (SELECT h.amount, h.currency FROM offer_price h
                              WHERE h.offer_id = f.id AND h.observed_at < now.observed_at AND h.amount <> now.amount
                              ORDER BY h.observed_at DESC LIMIT 1) AS before
         WHERE f.seller_kind = 'SUPPLIER' AND now.observed_at >= since AND before.amount > 0
           AND before.currency = now.currency AND now.amount > before.amount)
    SELECT r.id, c.id, c.product_id, c.reference,
           c.unit_amount, round(c.percent, 1)
      FROM price_rule r JOIN compared c ON c.kind = r.kind AND c.percent >= r.percent
     WHERE (r.product_id IS NULL OR r.product_id = c.product_id)
       AND (r.brand_id IS NULL OR r.brand_id = c.brand_id)
       AND (r.category_id IS NULL OR EXISTS (SELECT FROM within w WHERE w.rule_id = r.id AND w.category_id = c.category_id));
END;
