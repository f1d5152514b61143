-- Overpass: a small top-up between two extracts of OpenStreetMap, for those whom its operators let.

ALTER TABLE lead_source
    DROP CONSTRAINT lead_source_kind_check,
    ADD CONSTRAINT lead_source_kind_check CHECK (kind IN (
        'SUPPLIER_SITE', 'COMPETITOR_SITE', 'OVERTURE', 'OSM', 'OVERPASS', 'GOOGLE_PLACES', 'CSV_FILE', 'MANUAL'));
INSERT INTO lead_source (kind, name, licence, licence_url, attribution, terms_url, retention_days, enabled) VALUES
    ('OVERPASS', 'Overpass', 'ODbL-1.0', 'https://opendatacommons.org/licenses/odbl/1-0/', '© OpenStreetMap contributors',
     'https://dev.overpass-api.de/overpass-doc/en/preface/commons.html', 400, false);
