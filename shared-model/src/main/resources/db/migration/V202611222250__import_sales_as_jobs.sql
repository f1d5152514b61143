-- Sales files as work that outlives its process: kept, read, and brought in whole or not at all.

ALTER TABLE sales_import
    DROP CONSTRAINT sales_import_file_once,
    ADD COLUMN state              text NOT NULL DEFAULT 'APPLIED'
               CHECK (state IN ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')),
    ADD COLUMN failure            text,
    ADD COLUMN report             jsonb,
    ADD COLUMN reading            jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN lines              integer NOT NULL DEFAULT 0,
    ADD COLUMN attempts           integer NOT NULL DEFAULT 0,
    ADD COLUMN rows_known         integer NOT NULL DEFAULT 0,
    ADD COLUMN rows_returned      integer NOT NULL DEFAULT 0,
    ADD COLUMN units_returned     numeric(20, 3) NOT NULL DEFAULT 0,
    ADD COLUMN periods_below_zero integer NOT NULL DEFAULT 0,
    ADD COLUMN first_period       date,
    ADD COLUMN last_period        date,
    ADD COLUMN created_at         timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN worker             uuid,
    ADD COLUMN worker_until       timestamptz;
COMMENT ON COLUMN sales_import.report IS 'Of a file that was refused: what is wrong, how many rows by fault, the first of them.';
COMMENT ON COLUMN sales_import.reading IS 'How the file is read: what was asked for, and what was found.';
COMMENT ON COLUMN sales_import.lines IS 'Lines of the file, about; rows_read tells how far it was read.';
COMMENT ON COLUMN sales_import.rows_known IS 'Rows that an earlier file brought already.';
COMMENT ON COLUMN sales_import.periods_below_zero IS 'Parts and periods of the file with more returned than sold; they count as no demand.';
COMMENT ON COLUMN sales_import.imported_at IS 'When its sales became known.';
UPDATE sales_import SET created_at = imported_at, lines = rows_read;
CREATE UNIQUE INDEX sales_import_file_once ON sales_import (file_sha256) WHERE state NOT IN ('FAILED', 'CANCELLED');
CREATE INDEX sales_import_newest ON sales_import (created_at DESC, id DESC);
CREATE INDEX sales_import_at_work ON sales_import (created_at) WHERE state = 'CHECKING';

CREATE TABLE sales_import_part (
    import_id uuid NOT NULL REFERENCES sales_import ON DELETE CASCADE,
    part      integer NOT NULL,
    content   bytea NOT NULL,
    PRIMARY KEY (import_id, part)
);
ALTER TABLE sales_import_part ALTER content SET STORAGE EXTERNAL;
COMMENT ON TABLE sales_import_part IS 'The file in pieces until it is read, so that any replica can read it.';

COMMENT ON COLUMN sale.line IS
    'Of the file. What an earlier file knew of the same part and period, and this one adds to, follows after its last line.';

-- Parked sales become sales when their part is known, whoever made it known.
CREATE FUNCTION adopt_parked_sales(skus text[]) RETURNS void LANGUAGE sql SET search_path = public AS $$
    WITH known AS (
        DELETE FROM parked_sale k USING product p, sales_import i
         WHERE k.sku = ANY (skus) AND p.sku = k.sku AND i.id = k.import_id
        RETURNING k.import_id, k.line, p.id AS product_id, i.grain, k.period_start, k.quantity, k.unit_price),
    adopted AS (
        INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity, unit_price)
        SELECT * FROM known RETURNING import_id),
    counted AS (SELECT import_id, count(*) AS rows FROM adopted GROUP BY import_id)
    UPDATE sales_import i SET rows_stored = rows_stored + c.rows, rows_parked = greatest(0, rows_parked - c.rows)
      FROM counted c WHERE c.import_id = i.id
$$;

CREATE FUNCTION adopt_sales_of_new_products() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF EXISTS (SELECT FROM parked_sale) THEN
        PERFORM adopt_parked_sales(ARRAY(SELECT p.sku FROM arrived p WHERE EXISTS (SELECT FROM parked_sale k WHERE k.sku = p.sku)));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER product_adopts_sales AFTER INSERT ON product
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION adopt_sales_of_new_products();

CREATE FUNCTION adopt_sales_of_renamed_product() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM adopt_parked_sales(ARRAY[new.sku]);
    RETURN NULL;
END $$;
CREATE TRIGGER product_renamed_adopts_sales AFTER UPDATE OF sku ON product
    FOR EACH ROW WHEN (old.sku <> new.sku) EXECUTE FUNCTION adopt_sales_of_renamed_product();
