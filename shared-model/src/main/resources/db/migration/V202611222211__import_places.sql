-- Releases of open places data, and what of them we know.

CREATE TABLE place_import (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id   bigint NOT NULL REFERENCES lead_source ON DELETE CASCADE,
    run_id      uuid REFERENCES agent_run ON DELETE SET NULL,
    release     text NOT NULL,
    fingerprint text NOT NULL,
    places      integer NOT NULL CHECK (places > 0),
    written     integer NOT NULL DEFAULT 0,
    fresh       integer NOT NULL DEFAULT 0,
    changed     integer NOT NULL DEFAULT 0,
    gone        integer NOT NULL DEFAULT 0,
    note        text,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT place_import_once_per_run UNIQUE (run_id, source_id),
    CONSTRAINT place_import_within_places CHECK (written BETWEEN 0 AND places)
);
COMMENT ON TABLE place_import IS 'A file of places as it was read. Later ones have higher ids; when all is written, what it lacks is gone.';
CREATE INDEX place_import_of_source ON place_import (source_id, id DESC);

CREATE TABLE place_record (
    source_id    bigint NOT NULL REFERENCES lead_source ON DELETE CASCADE,
    record       text NOT NULL,
    lead_id      uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    import_id    bigint NOT NULL REFERENCES place_import ON DELETE CASCADE,
    content_hash text NOT NULL,
    gone_at      timestamptz,
    PRIMARY KEY (source_id, record)
);
COMMENT ON TABLE place_record IS 'Which lead a record of places data is, and the latest import that had it.';
CREATE INDEX place_record_lead ON place_record (lead_id);
CREATE INDEX place_record_import ON place_record (source_id, import_id) WHERE gone_at IS NULL;
