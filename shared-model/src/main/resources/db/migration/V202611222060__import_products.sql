-- Files of products that staff bring in: stored, compared with the catalogue, applied, and undone if they were wrong.

CREATE TABLE product_import (
    id             uuid PRIMARY KEY,
    file_name      text NOT NULL CHECK (file_name <> ''),
    file_sha256    text NOT NULL CHECK (length(file_sha256) = 64),
    file_key       text NOT NULL,
    current        boolean NOT NULL DEFAULT true,
    lines          integer NOT NULL CHECK (lines > 0),
    reading        jsonb NOT NULL,
    state          text NOT NULL DEFAULT 'CHECKING'
                   CHECK (state IN ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')),
    failure        text,
    attempts       integer NOT NULL DEFAULT 0,
    checked_to     integer NOT NULL DEFAULT 0,
    applied_to     integer NOT NULL DEFAULT 0,
    undone_to      integer NOT NULL DEFAULT 0,
    rows_new       integer NOT NULL DEFAULT 0,
    rows_changed   integer NOT NULL DEFAULT 0,
    rows_unchanged integer NOT NULL DEFAULT 0,
    rows_error     integer NOT NULL DEFAULT 0,
    rows_created   integer NOT NULL DEFAULT 0,
    rows_updated   integer NOT NULL DEFAULT 0,
    rows_conflict  integer NOT NULL DEFAULT 0,
    rows_undone    integer NOT NULL DEFAULT 0,
    rows_kept      integer NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL,
    created_by     uuid NOT NULL REFERENCES app_user,
    checked_at     timestamptz,
    applied_at     timestamptz,
    applied_by     uuid REFERENCES app_user,
    undone_at      timestamptz,
    undone_by      uuid REFERENCES app_user,
    worker         uuid,
    worker_until   timestamptz
);
COMMENT ON COLUMN product_import.file_key IS 'The file and how it was asked to be read: sent again, it is answered with the current import of that key.';
COMMENT ON COLUMN product_import.reading IS 'Character set, separator, decimal mark, which column holds what, and what else was asked for.';
COMMENT ON COLUMN product_import.lines IS 'Lines of the file, at least; how far the work has come is told by checked_to, applied_to and undone_to.';
COMMENT ON COLUMN product_import.attempts IS 'Failures since the last progress.';
COMMENT ON COLUMN product_import.worker IS 'The process at work on it until worker_until; after that, any other may go on where it stopped.';
CREATE UNIQUE INDEX product_import_file_once ON product_import (file_key) WHERE current;
CREATE INDEX product_import_newest ON product_import (created_at DESC, id DESC);
CREATE INDEX product_import_at_work ON product_import (created_at) WHERE state IN ('CHECKING', 'APPLYING', 'UNDOING');

CREATE TABLE product_import_part (
    import_id uuid NOT NULL REFERENCES product_import ON DELETE CASCADE,
    part      integer NOT NULL,
    content   bytea NOT NULL,
    PRIMARY KEY (import_id, part)
);
COMMENT ON TABLE product_import_part IS 'The file in pieces, so that any replica can read it.';

CREATE TABLE product_import_row (
    import_id  uuid NOT NULL REFERENCES product_import ON DELETE CASCADE,
    line       integer NOT NULL,
    sku        text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('NEW', 'CHANGED', 'UNCHANGED', 'ERROR')),
    given      jsonb NOT NULL,
    changes    jsonb,
    errors     jsonb,
    outcome    text CHECK (outcome IN ('CREATED', 'UPDATED', 'UNCHANGED', 'CONFLICT', 'UNDONE', 'PARTLY_UNDONE')),
    conflicts  jsonb,
    product_id bigint,
    PRIMARY KEY (import_id, line)
);
COMMENT ON COLUMN product_import_row.given IS 'Field and value as the file has it, in the form of product_fields().';
COMMENT ON COLUMN product_import_row.changes IS 'Field and [before, after]; of the check, then of what was applied.';
COMMENT ON COLUMN product_import_row.conflicts IS 'Field and the value that somebody else gave it: not overwritten.';
CREATE UNIQUE INDEX product_import_row_sku ON product_import_row (import_id, sku) WHERE kind <> 'ERROR';
CREATE INDEX product_import_row_kind ON product_import_row (import_id, kind, line);
CREATE INDEX product_import_row_outcome ON product_import_row (import_id, outcome, line) WHERE outcome IS NOT NULL;
CREATE INDEX product_import_row_withdrawn ON product_import_row (product_id)
    WHERE kind = 'NEW' AND outcome IN ('UNDONE', 'PARTLY_UNDONE');

CREATE TABLE product_import_missing (
    import_id uuid NOT NULL REFERENCES product_import ON DELETE CASCADE,
    kind      text NOT NULL CHECK (kind IN ('BRAND', 'CATEGORY')),
    slug      text NOT NULL,
    name      text NOT NULL,
    PRIMARY KEY (import_id, kind, slug)
);
COMMENT ON TABLE product_import_missing IS 'Brands and categories that applying the file will create.';

CREATE TABLE product_import_mapping (
    header_sha256 text PRIMARY KEY,
    columns       jsonb NOT NULL,
    saved_at      timestamptz NOT NULL
);
COMMENT ON TABLE product_import_mapping IS 'Which column holds what, as somebody last said for a file with this header.';

-- What a part is, field by field, each value as text in one form, so that values compare as they are.
CREATE FUNCTION product_fields(p product, brand_slug text, category_slug text) RETURNS jsonb
    LANGUAGE sql STABLE
    RETURN jsonb_build_object(
        'name', p.name_fr, 'name_ar', p.name_ar, 'description', p.description_fr, 'brand', brand_slug,
        'category', category_slug, 'quality', p.quality_tier, 'price', p.price_tnd::text, 'cost', p.cost_tnd::text,
        'stock', p.stock_quantity::text, 'listed', p.listed::text, 'image', p.image_url, 'attributes', p.attributes::text);

-- Its numbers by kind, each kind a list of [maker, number] as text.
CREATE FUNCTION product_numbers(of_product bigint) RETURNS jsonb
    LANGUAGE sql STABLE
    RETURN '{"mpn": "[]", "ean": "[]", "oe": "[]", "cross": "[]", "superseded": "[]"}'::jsonb || coalesce(
        (SELECT jsonb_object_agg(lower(kind), numbers::text)
           FROM (SELECT kind, jsonb_agg(jsonb_build_array(maker, raw) ORDER BY maker COLLATE "C", raw COLLATE "C") AS numbers
                   FROM part_reference WHERE product_id = of_product AND kind <> 'SKU' GROUP BY kind) AS by_kind), '{}');

-- The form by which part numbers are compared, as tn.shabou.model.PartNumber has it.
CREATE FUNCTION part_number_norm(raw text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(translate(upper(normalize(raw, NFKD)), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'),
                          '[^A-Z0-9]', '', 'g');
