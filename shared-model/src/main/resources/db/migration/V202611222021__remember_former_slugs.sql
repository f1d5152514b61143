-- Where a page moved to. A row points at the thing itself, so that however often it was renamed, one hop leads there.

CREATE TABLE former_slug (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('PRODUCT', 'BRAND', 'CATEGORY')),
    slug        text NOT NULL,
    product_id  bigint REFERENCES product ON DELETE CASCADE,
    brand_id    bigint REFERENCES brand ON DELETE CASCADE,
    category_id bigint REFERENCES category ON DELETE CASCADE,
    given_up_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT former_slug_unique UNIQUE (kind, slug),
    CONSTRAINT former_slug_of_one CHECK (num_nonnulls(product_id, brand_id, category_id) = 1)
);
CREATE INDEX former_slug_product  ON former_slug (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX former_slug_brand    ON former_slug (brand_id) WHERE brand_id IS NOT NULL;
CREATE INDEX former_slug_category ON former_slug (category_id) WHERE category_id IS NOT NULL;
COMMENT ON TABLE former_slug IS 'Kept by triggers; whoever took a slug last is who it leads to.';

CREATE FUNCTION remember_former_slug() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    kind_of_thing text := upper(TG_TABLE_NAME);
BEGIN
    INSERT INTO former_slug AS f (kind, slug, product_id, brand_id, category_id)
    VALUES (kind_of_thing, OLD.slug,
            CASE kind_of_thing WHEN 'PRODUCT' THEN OLD.id END,
            CASE kind_of_thing WHEN 'BRAND' THEN OLD.id END,
            CASE kind_of_thing WHEN 'CATEGORY' THEN OLD.id END)
        ON CONFLICT ON CONSTRAINT former_slug_unique DO UPDATE SET
           product_id = excluded.product_id, brand_id = excluded.brand_id, category_id = excluded.category_id,
           given_up_at = now();
    DELETE FROM former_slug WHERE kind = kind_of_thing AND slug = NEW.slug;
    RETURN NULL;
END $$;

CREATE TRIGGER product_slug_is_remembered AFTER UPDATE OF slug ON product
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION remember_former_slug();
CREATE TRIGGER brand_slug_is_remembered AFTER UPDATE OF slug ON brand
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION remember_former_slug();
CREATE TRIGGER category_slug_is_remembered AFTER UPDATE OF slug ON category
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION remember_former_slug();
