-- Which offers of others can be compared with our prices, and why the others cannot.

-- Pieces that the amount buys; the crawler fills it.
ALTER TABLE offer ADD COLUMN IF NOT EXISTS pack_quantity integer CHECK (pack_quantity > 0);
-- Told once for each name, since it takes longer than all the rest of a comparison.
ALTER TABLE offer ADD COLUMN is_used boolean NOT NULL GENERATED ALWAYS AS (
    name ~* '(\moccasion\M|\mused\M|reconditionn|refurbish|gebraucht|\musad[oa]\M|\musato\M|\mcasse\M|مستعمل)') STORED;

-- Ours are in dinars, tax included, for one new piece that can be had. What is said of the tax by nobody is taken as
-- included, as shop windows here have it. Businesses that are the same are one seller.
CREATE VIEW offer_standing AS
    SELECT o.id, o.product_id, coalesce(l.merged_into, l.id) AS seller, l.kind AS seller_kind, o.last_seen_at,
           (o.amount / coalesce(o.pack_quantity, 1))::numeric(14, 3) AS unit_amount,
           CASE WHEN o.amount IS NULL OR o.amount = 0 THEN 'NO_PRICE'
                WHEN o.currency <> 'TND' THEN 'CURRENCY'
                WHEN o.tax_basis = 'EXCLUDED' THEN 'WITHOUT_TAX'
                WHEN o.availability = 'OutOfStock' THEN 'OUT_OF_STOCK'
                WHEN o.quarantined THEN 'PAGE_CHANGED'
                WHEN o.matched_by IN ('FUZZY', 'WORDS') THEN 'UNSURE_MATCH'
                WHEN o.is_used THEN 'NOT_NEW'
           END AS left_out
      FROM offer o JOIN lead l ON l.id = o.lead_id
     WHERE o.product_id IS NOT NULL;
COMMENT ON VIEW offer_standing IS 'Offers of parts that we sell; left_out says why one cannot be compared. Its age is for the reader to judge.';
CREATE INDEX offer_price_observed ON offer_price (observed_at);
