-- Sites on which others sell. Each is read by an adapter with a contract, and not before somebody has said that its terms
-- allow it.

ALTER TABLE lead_source
    DROP CONSTRAINT lead_source_kind_check,
    ADD CONSTRAINT lead_source_kind_check CHECK (kind IN (
        'SUPPLIER_SITE', 'COMPETITOR_SITE', 'MARKETPLACE', 'OVERTURE', 'OSM', 'OVERPASS', 'GOOGLE_PLACES', 'CSV_FILE', 'MANUAL')),
    ADD COLUMN terms_status text NOT NULL DEFAULT 'UNKNOWN'
               CHECK (terms_status IN ('ALLOWED', 'FORBIDDEN', 'UNKNOWN', 'PERMISSION_GIVEN')),
    ADD COLUMN adapter text CHECK (adapter <> ''),
    ADD CONSTRAINT lead_source_adapter_is_of_a_marketplace CHECK ((kind = 'MARKETPLACE') = (adapter IS NOT NULL)),
    ADD CONSTRAINT lead_source_keeps_to_its_terms CHECK (NOT enabled OR CASE terms_status
        WHEN 'FORBIDDEN' THEN false WHEN 'UNKNOWN' THEN kind <> 'MARKETPLACE' ELSE true END);
COMMENT ON COLUMN lead_source.terms_status IS 'What staff found when they read its terms; of a marketplace they must allow what we do.';
COMMENT ON COLUMN lead_source.adapter IS 'By which the pages of a marketplace are read.';

CREATE TABLE site_contract (
    adapter text NOT NULL,
    page    text NOT NULL CHECK (page IN ('LISTING', 'AD')),
    field   text NOT NULL,
    least   real NOT NULL CHECK (least BETWEEN 0 AND 1),
    PRIMARY KEY (adapter, page, field)
);
COMMENT ON TABLE site_contract IS 'What share of the ads must tell a field, by adapter and kind of page, as the prospector has it.';

-- What its pages must tell differs by what they are for.
ALTER TABLE site_fill
    ADD COLUMN page      text NOT NULL DEFAULT 'PRODUCT' CHECK (page IN ('PRODUCT', 'LISTING', 'AD')),
    ADD COLUMN asked     integer NOT NULL DEFAULT 0,
    ADD COLUMN seller    integer NOT NULL DEFAULT 0,
    ADD COLUMN condition integer NOT NULL DEFAULT 0,
    DROP CONSTRAINT site_fill_pkey,
    ADD PRIMARY KEY (run_id, site, page);
ALTER TABLE site_drift
    ADD COLUMN page text NOT NULL DEFAULT 'PRODUCT' CHECK (page IN ('PRODUCT', 'LISTING', 'AD')),
    DROP CONSTRAINT site_drift_pkey,
    ADD PRIMARY KEY (site, page, field);

ALTER TABLE offer
    ADD COLUMN condition  text CHECK (condition IN ('NEW', 'USED', 'UNKNOWN')),
    ADD COLUMN seller_key text CHECK (seller_key <> '');
COMMENT ON COLUMN offer.condition IS 'As an ad tells it; empty for what a shop sells, which is new unless its name says otherwise.';
COMMENT ON COLUMN offer.seller_key IS 'The same for all ads of a seller, who is nobody''s lead unless a business.';

CREATE OR REPLACE VIEW offer_standing AS
    SELECT o.id, o.product_id, coalesce(l.merged_into, l.id) AS seller, l.kind AS seller_kind, o.last_seen_at,
           (o.amount / coalesce(o.pack_quantity, 1))::numeric(14, 3) AS unit_amount,
           CASE WHEN o.amount IS NULL OR o.amount = 0 THEN 'NO_PRICE'
                WHEN o.currency <> 'TND' THEN 'CURRENCY'
                WHEN o.tax_basis = 'EXCLUDED' THEN 'WITHOUT_TAX'
                WHEN o.availability = 'OutOfStock' THEN 'OUT_OF_STOCK'
                WHEN o.quarantined THEN 'PAGE_CHANGED'
                WHEN o.matched_by IN ('FUZZY', 'WORDS') THEN 'UNSURE_MATCH'
                WHEN o.is_used OR o.condition <> 'NEW' THEN 'NOT_NEW'
           END AS left_out
      FROM offer o JOIN lead l ON l.id = o.lead_id
     WHERE o.product_id IS NOT NULL;
