-- Where each fact comes from, under which licence, and how long it may be kept.

UPDATE lead_source SET kind = 'MANUAL' WHERE kind = 'PLACES_EXTRACT';
ALTER TABLE lead_source
    DROP CONSTRAINT lead_source_kind_check,
    ADD CONSTRAINT lead_source_kind_check CHECK (kind IN (
        'SUPPLIER_SITE', 'COMPETITOR_SITE', 'OVERTURE', 'OSM', 'GOOGLE_PLACES', 'CSV_FILE', 'MANUAL')),
    ADD COLUMN location          text CHECK (location <> ''),
    ADD COLUMN licence_url       text NOT NULL DEFAULT '',
    ADD COLUMN terms_url         text NOT NULL DEFAULT '',
    ADD COLUMN terms_reviewed_on date,
    ADD COLUMN trouble           text CHECK (trouble <> ''),
    ADD COLUMN trouble_at        timestamptz,
    ADD COLUMN version           integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT lead_source_trouble_has_its_time CHECK ((trouble IS NULL) = (trouble_at IS NULL));
COMMENT ON COLUMN lead_source.location IS 'Of an extract: the name of its file in the folder of extracts.';
COMMENT ON COLUMN lead_source.terms_reviewed_on IS 'When somebody last read its terms; empty when nobody did.';
COMMENT ON COLUMN lead_source.trouble IS 'Why its latest run brought nothing, or why it was switched off by itself.';

INSERT INTO lead_source (kind, name, location, licence, licence_url, attribution, terms_url, retention_days, enabled) VALUES
    ('OVERTURE', 'Overture Maps', 'overture-places.parquet', 'CDLA-Permissive-2.0', 'https://cdla.dev/permissive-2-0/',
     'Overture Maps Foundation, overturemaps.org', 'https://docs.overturemaps.org/attribution/', 400, false),
    ('OSM', 'OpenStreetMap', 'tunisia-latest.osm.pbf', 'ODbL-1.0', 'https://opendatacommons.org/licenses/odbl/1-0/',
     '© OpenStreetMap contributors', 'https://www.openstreetmap.org/copyright', 400, false),
    ('GOOGLE_PLACES', 'Google Maps', NULL, 'place_id only', 'https://cloud.google.com/maps-platform/terms',
     'Google Maps', 'https://developers.google.com/maps/documentation/places/web-service/policies', 365, false);

ALTER TABLE lead
    ADD COLUMN latitude         double precision CHECK (latitude BETWEEN -90 AND 90),
    ADD COLUMN longitude        double precision CHECK (longitude BETWEEN -180 AND 180),
    ADD COLUMN operating_status text NOT NULL DEFAULT 'OPEN'
               CHECK (operating_status IN ('OPEN', 'CLOSED_FOR_NOW', 'CLOSED', 'GONE')),
    ADD COLUMN locked_fields    text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT lead_has_both_coordinates CHECK ((latitude IS NULL) = (longitude IS NULL));
COMMENT ON COLUMN lead.operating_status IS 'GONE: its source had it and has it no more.';
COMMENT ON COLUMN lead.locked_fields IS 'Columns that staff set: what agents write there is let go.';

CREATE FUNCTION keep_locked_fields() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN jsonb_populate_record(NEW,
        (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (OLD.locked_fields)));
END $$;
-- Staff say that they are in the transaction in which they edit.
CREATE TRIGGER lead_keeps_locked_fields BEFORE UPDATE ON lead
    FOR EACH ROW WHEN (OLD.locked_fields <> '{}' AND coalesce(current_setting('shabou.editor', true), '') <> 'staff')
    EXECUTE FUNCTION keep_locked_fields();

ALTER TABLE lead_evidence
    ADD COLUMN told_by     bigint REFERENCES lead_source,
    ADD COLUMN licence     text NOT NULL DEFAULT '',
    ADD COLUMN attribution text NOT NULL DEFAULT '',
    ADD COLUMN keep_until  timestamptz;
COMMENT ON COLUMN lead_evidence.told_by IS 'The source; that of the lead where it is not said.';
COMMENT ON COLUMN lead_evidence.licence IS 'Its own where the source says so for each record, else that of the source.';

CREATE FUNCTION license_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    source lead_source;
BEGIN
    SELECT s.* INTO source FROM lead_source s
     WHERE s.id = coalesce(NEW.told_by, (SELECT l.source_id FROM lead l WHERE l.id = NEW.lead_id));
    NEW.told_by := source.id;
    NEW.licence := coalesce(nullif(NEW.licence, ''), source.licence);
    NEW.attribution := coalesce(nullif(NEW.attribution, ''), source.attribution);
    NEW.keep_until := NEW.observed_at + make_interval(days => source.retention_days);
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_carries_its_licence BEFORE INSERT OR UPDATE ON lead_evidence
    FOR EACH ROW EXECUTE FUNCTION license_evidence();
UPDATE lead_evidence SET observed_at = observed_at;
ALTER TABLE lead_evidence ALTER COLUMN told_by SET NOT NULL, ALTER COLUMN keep_until SET NOT NULL;
CREATE INDEX lead_evidence_keep_until ON lead_evidence (keep_until);
CREATE INDEX lead_evidence_told_by ON lead_evidence (told_by);

CREATE FUNCTION change_retention() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE lead_evidence SET observed_at = observed_at WHERE told_by = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER retention_reaches_what_is_kept AFTER UPDATE OF retention_days ON lead_source
    FOR EACH ROW WHEN (OLD.retention_days <> NEW.retention_days) EXECUTE FUNCTION change_retention();
