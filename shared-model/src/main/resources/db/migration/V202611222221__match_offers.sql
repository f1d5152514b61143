-- Which of our products an offer is or may be, why, and what staff said about it.

CREATE FUNCTION fold_number(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(upper(fold_accents($1)), '[^A-Z0-9]', '', 'g');
COMMENT ON FUNCTION fold_number IS 'Makers and numbers in the form in which they are compared.';
CREATE INDEX brand_folded ON brand (fold_number(name));

CREATE TABLE offer_match (
    offer_id   uuid NOT NULL REFERENCES offer ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    tier       text NOT NULL CHECK (tier IN ('GTIN', 'BRAND_NUMBER', 'OE', 'NUMBER', 'WORDS', 'STAFF')),
    confidence real NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    reasons    text[] NOT NULL,
    vetoes     text[] NOT NULL,
    linked     boolean NOT NULL,
    PRIMARY KEY (offer_id, product_id)
);
COMMENT ON TABLE offer_match IS 'The product that an offer is, or up to three that it may be, for a person to decide.';
COMMENT ON COLUMN offer_match.reasons IS 'What both say, as kind:value.';
COMMENT ON COLUMN offer_match.vetoes IS 'In what they differ, as kind:offer/product; one is enough not to link.';
CREATE UNIQUE INDEX offer_match_one_link ON offer_match (offer_id) WHERE linked;
CREATE INDEX offer_match_product ON offer_match (product_id);
CREATE INDEX offer_match_open ON offer_match (confidence DESC, offer_id, product_id) WHERE NOT linked;

CREATE TABLE offer_match_decision (
    offer_id   uuid NOT NULL,
    product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    accepted   boolean NOT NULL,
    decided_by uuid NOT NULL REFERENCES app_user,
    decided_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (offer_id, product_id)
);
COMMENT ON TABLE offer_match_decision IS 'Outlives the offer, whose id comes back with its page: what was rejected never comes back.';
CREATE UNIQUE INDEX offer_match_decision_one_product ON offer_match_decision (offer_id) WHERE accepted;

CREATE TABLE offer_key (
    offer_id uuid NOT NULL REFERENCES offer ON DELETE CASCADE,
    key      text NOT NULL,
    PRIMARY KEY (offer_id, key)
);
COMMENT ON TABLE offer_key IS 'By which a change of the catalogue finds the offers that it may concern: trimmed numbers, and the brand after "B ".';
CREATE INDEX offer_key_of ON offer_key (key);

-- A queue: offers that a change of the catalogue, or a decision, concerns.
CREATE TABLE offer_rematch (
    offer_id uuid PRIMARY KEY REFERENCES offer ON DELETE CASCADE
);
INSERT INTO offer_rematch SELECT id FROM offer;

CREATE FUNCTION rematch_by_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO offer_rematch
    SELECT DISTINCT k.offer_id FROM changed c JOIN offer_key k ON k.key = c.trimmed ORDER BY 1 ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER new_number_is_offered AFTER INSERT ON part_reference REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION rematch_by_number();
CREATE TRIGGER old_number_is_offered AFTER DELETE ON part_reference REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION rematch_by_number();
CREATE TRIGGER changed_number_is_offered AFTER UPDATE ON part_reference REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION rematch_by_number();

-- Offers of the brand that are none of our products yet, or may be one of these.
CREATE FUNCTION rematch_by_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO offer_rematch
    SELECT DISTINCT k.offer_id FROM (SELECT DISTINCT brand_id FROM changed) c JOIN brand b ON b.id = c.brand_id
      JOIN offer_key k ON k.key = 'B ' || fold_number(b.name) JOIN offer o ON o.id = k.offer_id AND o.product_id IS NULL
     ORDER BY 1 ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER new_product_is_offered AFTER INSERT ON product REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION rematch_by_words();

CREATE FUNCTION rematch_renamed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO offer_rematch
    SELECT DISTINCT m.offer_id FROM changed c JOIN former f ON f.id = c.id JOIN offer_match m ON m.product_id = c.id
     WHERE (c.name_fr, c.brand_id, c.quality_tier) IS DISTINCT FROM (f.name_fr, f.brand_id, f.quality_tier)
     ORDER BY 1 ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER product_is_renamed AFTER UPDATE ON product REFERENCING OLD TABLE AS former NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION rematch_renamed();
