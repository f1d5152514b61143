-- What an editor of synonyms needs: whose edit came last, and which misses somebody has looked at.

ALTER TABLE synonym
    ADD COLUMN version    integer NOT NULL DEFAULT 0,
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE search_log ADD COLUMN dismissed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN search_log.dismissed IS 'Somebody looked at it, or a synonym was made of it: it is not among the misses to look at.';

DROP INDEX search_log_misses;
CREATE INDEX search_log_misses ON search_log (dismissed, misses DESC, words) WHERE misses > 0;
