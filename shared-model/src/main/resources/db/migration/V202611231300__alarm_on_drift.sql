-- Who runs the shop is told when a site tells less than it should, and sees of which source it is.

ALTER TABLE site_fill
    ADD COLUMN source_id bigint REFERENCES lead_source ON DELETE CASCADE,
    ADD COLUMN links     integer CHECK (links >= 0);
COMMENT ON COLUMN site_fill.source_id IS 'Empty for what was counted before sources were noted.';
COMMENT ON COLUMN site_fill.links IS 'Pages that its start page led to; empty when that page was not read.';

ALTER TABLE site_drift ADD COLUMN source_id bigint REFERENCES lead_source ON DELETE CASCADE;
CREATE INDEX site_drift_of_source ON site_drift (source_id);
COMMENT ON COLUMN site_drift.seen IS
    'Share of the offers with that field in the latest run, of OFFERS their number for each page; expected is what it should be at least.';
