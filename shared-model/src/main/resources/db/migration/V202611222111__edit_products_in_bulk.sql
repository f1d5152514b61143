-- Changes of all products that a filter means: previewed, applied, and undone if they were wrong.

CREATE TABLE bulk_edit (
    id                uuid PRIMARY KEY,
    selection         jsonb NOT NULL,
    changes           jsonb NOT NULL,
    reason            text NOT NULL CHECK (reason <> ''),
    override_reason   text,
    total             integer NOT NULL,
    state             text NOT NULL DEFAULT 'CHECKING'
                      CHECK (state IN ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')),
    failure           text,
    attempts          integer NOT NULL DEFAULT 0,
    selected_to       bigint NOT NULL DEFAULT 0,
    checked_to        integer NOT NULL DEFAULT 0,
    applied_to        integer NOT NULL DEFAULT 0,
    undone_to         integer NOT NULL DEFAULT 0,
    rows_changed      integer NOT NULL DEFAULT 0,
    rows_unchanged    integer NOT NULL DEFAULT 0,
    rows_below_margin integer NOT NULL DEFAULT 0,
    rows_impossible   integer NOT NULL DEFAULT 0,
    rows_updated      integer NOT NULL DEFAULT 0,
    rows_conflict     integer NOT NULL DEFAULT 0,
    rows_undone       integer NOT NULL DEFAULT 0,
    rows_kept         integer NOT NULL DEFAULT 0,
    created_at        timestamptz NOT NULL,
    created_by        uuid NOT NULL REFERENCES app_user,
    checked_at        timestamptz,
    applied_at        timestamptz,
    applied_by        uuid REFERENCES app_user,
    undone_at         timestamptz,
    undone_by         uuid REFERENCES app_user,
    worker            uuid,
    worker_until      timestamptz
);
COMMENT ON COLUMN bulk_edit.selection IS 'The filter of the staff''s list of products, or ids.';
COMMENT ON COLUMN bulk_edit.total IS 'How many products were meant when it was asked for.';
COMMENT ON COLUMN bulk_edit.selected_to IS 'The last product that was looked at; checked_to counts them.';
COMMENT ON COLUMN bulk_edit.worker IS 'The process at work on it until worker_until; after that, any other may go on where it stopped.';
CREATE INDEX bulk_edit_newest ON bulk_edit (created_at DESC, id DESC);
CREATE INDEX bulk_edit_at_work ON bulk_edit (created_at) WHERE state IN ('CHECKING', 'APPLYING', 'UNDOING');

CREATE TABLE bulk_edit_row (
    edit_id    uuid NOT NULL REFERENCES bulk_edit ON DELETE CASCADE,
    line       integer NOT NULL,
    product_id bigint NOT NULL,
    sku        text NOT NULL,
    version    integer NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('CHANGED', 'REFUSED')),
    changes    jsonb NOT NULL,
    refusal    text CHECK (refusal IN ('BELOW_MARGIN', 'IMPOSSIBLE_PRICE')),
    lowest_tnd numeric(14, 3),
    outcome    text CHECK (outcome IN ('UPDATED', 'CONFLICT', 'UNDONE', 'PARTLY_UNDONE')),
    conflicts  jsonb,
    PRIMARY KEY (edit_id, line)
);
COMMENT ON COLUMN bulk_edit_row.version IS 'Of the product when the preview was made: another one means that somebody changed it.';
COMMENT ON COLUMN bulk_edit_row.changes IS 'Field and [before, after], in the form of product_fields().';
COMMENT ON COLUMN bulk_edit_row.conflicts IS 'Field and the value that somebody else gave it: not overwritten.';
CREATE INDEX bulk_edit_row_kind ON bulk_edit_row (edit_id, kind, line);
CREATE INDEX bulk_edit_row_outcome ON bulk_edit_row (edit_id, outcome, line) WHERE outcome IS NOT NULL;
