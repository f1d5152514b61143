-- Which leads are one business and one place, why we think so, and what staff said about it. Nothing of a lead moves:
-- merged_into names the lead that stands for its business, site the one that stands for its place.

ALTER TABLE lead ADD COLUMN site uuid;
COMMENT ON COLUMN lead.site IS 'The lead that stands for its place among those of its business; empty when nothing tells.';

CREATE TABLE lead_likeness (
    one         uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    other       uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    probability real NOT NULL CHECK (probability BETWEEN 0 AND 1),
    evidence    jsonb NOT NULL,
    fingerprint bigint NOT NULL,
    open        boolean NOT NULL,
    PRIMARY KEY (one, other),
    CONSTRAINT lead_likeness_of_two CHECK (one <> other)
);
COMMENT ON TABLE lead_likeness IS 'Pairs that are together, and pairs that somebody should look at.';
COMMENT ON COLUMN lead_likeness.evidence IS 'The weightiest first: feature, value, bits.';
COMMENT ON COLUMN lead_likeness.open IS 'Whether it waits for a person: the two are apart, and nobody said that they should be.';
CREATE INDEX lead_likeness_other ON lead_likeness (other);
CREATE INDEX lead_likeness_open ON lead_likeness (probability DESC, one, other) WHERE open;

CREATE TABLE lead_verdict (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act        text NOT NULL CHECK (act IN ('MERGE', 'SPLIT', 'NOT_A_DUPLICATE')),
    lead_id    uuid NOT NULL,
    others     uuid[] NOT NULL CHECK (cardinality(others) > 0),
    moved      jsonb NOT NULL DEFAULT '[]',
    decided_by uuid NOT NULL REFERENCES app_user,
    decided_at timestamptz NOT NULL DEFAULT now(),
    undone_by  uuid REFERENCES app_user,
    undone_at  timestamptz,
    CONSTRAINT lead_verdict_undone_by_somebody CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);
COMMENT ON TABLE lead_verdict IS
    'What staff said of leads. It outlives the leads, whose ids come back with them, so that nobody says it twice.';
COMMENT ON COLUMN lead_verdict.others IS 'MERGE: the one that stays. Otherwise those that are another business.';
COMMENT ON COLUMN lead_verdict.moved IS 'What undoing restores: lead, before and after are values of merged_into.';
CREATE INDEX lead_verdict_lead ON lead_verdict (lead_id);
CREATE INDEX lead_verdict_others ON lead_verdict USING gin (others);

-- Written by triggers and emptied by whoever resolves: a queue, not a history.
CREATE TABLE lead_change (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead_id uuid NOT NULL
);
INSERT INTO lead_change (lead_id) SELECT id FROM lead;

CREATE FUNCTION note_lead_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO lead_change (lead_id) VALUES (coalesce(NEW.id, OLD.id));
    RETURN NULL;
END $$;
CREATE FUNCTION note_change_of_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO lead_change (lead_id) VALUES (coalesce(NEW.lead_id, OLD.lead_id));
    RETURN NULL;
END $$;

CREATE TRIGGER lead_comes_or_goes AFTER INSERT OR DELETE ON lead
    FOR EACH ROW EXECUTE FUNCTION note_lead_change();
CREATE TRIGGER lead_is_told_otherwise AFTER UPDATE ON lead FOR EACH ROW
    WHEN ((OLD.name, OLD.domain, OLD.website, OLD.phones, OLD.emails, OLD.address, OLD.city, OLD.governorate, OLD.latitude,
           OLD.longitude, OLD.state)
       IS DISTINCT FROM
          (NEW.name, NEW.domain, NEW.website, NEW.phones, NEW.emails, NEW.address, NEW.city, NEW.governorate, NEW.latitude,
           NEW.longitude, NEW.state))
    EXECUTE FUNCTION note_lead_change();
CREATE TRIGGER lead_gets_a_name AFTER INSERT ON lead_evidence FOR EACH ROW
    WHEN (NEW.field IN ('NAME', 'SOCIAL', 'WEBSITE', 'TAX_NUMBER', 'PLACE_ID')) EXECUTE FUNCTION note_change_of_lead();
CREATE TRIGGER lead_loses_a_name AFTER DELETE ON lead_evidence FOR EACH ROW
    WHEN (OLD.field IN ('NAME', 'SOCIAL', 'WEBSITE', 'TAX_NUMBER', 'PLACE_ID')) EXECUTE FUNCTION note_change_of_lead();
CREATE TRIGGER lead_is_judged AFTER INSERT OR UPDATE ON lead_verdict
    FOR EACH ROW EXECUTE FUNCTION note_change_of_lead();

-- Which source is believed, first to last; of equals the fresher one.
CREATE FUNCTION lead_source_rank(kind text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE kind WHEN 'MANUAL' THEN 1 WHEN 'SUPPLIER_SITE' THEN 2 WHEN 'COMPETITOR_SITE' THEN 2
                     WHEN 'OVERTURE' THEN 3 WHEN 'OSM' THEN 4 ELSE 5 END;
