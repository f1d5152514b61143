-- What a page says of an offer beside its price, and where it says so.

ALTER TABLE offer
    ADD COLUMN list_amount   numeric(14, 3) CHECK (list_amount > 0),
    ADD COLUMN pack_quantity integer CHECK (pack_quantity > 0),
    ADD COLUMN oe_references text[] NOT NULL DEFAULT '{}',
    ADD COLUMN image_url     text,
    ADD COLUMN evidence      jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN offer.list_amount IS 'What the amount is compared with, in its currency.';
COMMENT ON COLUMN offer.pack_quantity IS 'Pieces that the amount buys; one when the page tells none.';
COMMENT ON COLUMN offer.evidence IS 'By field: source, raw, confidence.';
