-- Staff edit brands and categories; who edits says which version was read.

ALTER TABLE brand ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE category ADD COLUMN version integer NOT NULL DEFAULT 0;

-- Moves all products to another brand; the addresses of the one that goes lead there from then on.
CREATE FUNCTION merge_brand(gone bigint, stays bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    moved bigint;
BEGIN
    UPDATE product SET brand_id = stays, updated_at = now(), version = version + 1 WHERE brand_id = gone;
    GET DIAGNOSTICS moved = ROW_COUNT;
    UPDATE former_slug SET brand_id = stays WHERE brand_id = gone;
    INSERT INTO former_slug (kind, slug, brand_id) SELECT 'BRAND', slug, stays FROM brand WHERE id = gone
        ON CONFLICT ON CONSTRAINT former_slug_unique DO UPDATE SET brand_id = excluded.brand_id, given_up_at = now();
    DELETE FROM brand WHERE id = gone;
    RETURN moved;
END $$;
REVOKE EXECUTE ON FUNCTION merge_brand FROM PUBLIC;

-- The same for a category, with the categories below it.
CREATE FUNCTION merge_category(gone bigint, stays bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    moved bigint;
BEGIN
    UPDATE product SET category_id = stays, updated_at = now(), version = version + 1 WHERE category_id = gone;
    GET DIAGNOSTICS moved = ROW_COUNT;
    UPDATE category SET parent_id = stays, version = version + 1 WHERE parent_id = gone;
    UPDATE former_slug SET category_id = stays WHERE category_id = gone;
    INSERT INTO former_slug (kind, slug, category_id) SELECT 'CATEGORY', slug, stays FROM category WHERE id = gone
        ON CONFLICT ON CONSTRAINT former_slug_unique DO UPDATE SET category_id = excluded.category_id, given_up_at = now();
    DELETE FROM category WHERE id = gone;
    RETURN moved;
END $$;
REVOKE EXECUTE ON FUNCTION merge_category FROM PUBLIC;

-- Relations of part families are by slug, so that they follow a family that is renamed.
CREATE FUNCTION rename_related_family() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE related_family r SET family = NEW.slug WHERE family = OLD.slug AND related <> NEW.slug
       AND NOT EXISTS (SELECT FROM related_family o WHERE (o.family, o.related) = (NEW.slug, r.related));
    UPDATE related_family r SET related = NEW.slug WHERE related = OLD.slug AND family <> NEW.slug
       AND NOT EXISTS (SELECT FROM related_family o WHERE (o.family, o.related) = (r.family, NEW.slug));
    RETURN NULL;
END $$;
CREATE TRIGGER category_rename_is_related AFTER UPDATE OF slug ON category
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION rename_related_family();
