-- Leads that staff enter: one by one, or by a file.

CREATE TABLE lead_import (
    id          uuid PRIMARY KEY,
    file_name   text NOT NULL,
    file_sha256 text NOT NULL UNIQUE,
    leads       integer NOT NULL CHECK (leads > 0),
    imported_at timestamptz NOT NULL,
    imported_by uuid NOT NULL REFERENCES app_user
);
COMMENT ON TABLE lead_import IS 'Files of leads that were taken in; the same file again adds nothing.';
