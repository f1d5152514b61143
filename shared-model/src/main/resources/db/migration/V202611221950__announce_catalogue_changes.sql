-- Who holds a copy of the catalogue (an index in memory, a cache, another search engine) follows it here.
--
-- A reader remembers the oldest transaction that was still running when it last read, and next time takes every row
-- changed in that transaction or a later one. So it misses none, in whichever order transactions commit.

CREATE TABLE product_change (
    product_id bigint PRIMARY KEY,
    changed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON TABLE product_change IS 'Which products changed, and in which transaction last; also those that are gone. Product 0 stands for all.';
CREATE INDEX product_change_in ON product_change (changed_in, product_id);

-- One message for each kind and transaction: PostgreSQL drops equal ones.
CREATE FUNCTION announce(what text) RETURNS void
    LANGUAGE sql
    RETURN pg_notify('shabou_catalogue', what || ' ' || pg_current_xact_id()::text);

CREATE FUNCTION announce_products(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    -- In order of the ids, so that two imports never wait for each other in a circle.
    INSERT INTO product_change (product_id) SELECT DISTINCT id FROM unnest(ids) AS id ORDER BY id
        ON CONFLICT (product_id) DO UPDATE SET changed_in = excluded.changed_in
         WHERE product_change.changed_in <> excluded.changed_in;
    PERFORM announce('products');
END $$;

CREATE FUNCTION announce_whole_catalogue() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT announce_products(ARRAY[0]);
    SELECT announce('taxonomy');
$$;
COMMENT ON FUNCTION announce_whole_catalogue IS 'For who changed much with the triggers off, and after restoring a backup.';
REVOKE EXECUTE ON FUNCTION announce_whole_catalogue FROM PUBLIC;

CREATE FUNCTION announce_new_products() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM announce_products(ARRAY(SELECT id FROM changed));
    RETURN NULL;
END $$;

CREATE FUNCTION announce_changed_products() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM announce_products(ARRAY(
        SELECT n.id FROM changed n JOIN former o ON o.id = n.id WHERE n IS DISTINCT FROM o));
    RETURN NULL;
END $$;

CREATE FUNCTION announce_products_of_rows() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM announce_products(ARRAY(SELECT product_id FROM changed));
    RETURN NULL;
END $$;

CREATE FUNCTION announce_truncation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM announce_whole_catalogue();
    RETURN NULL;
END $$;

CREATE TRIGGER product_insert_is_announced AFTER INSERT ON product REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_new_products();
CREATE TRIGGER product_update_is_announced AFTER UPDATE ON product REFERENCING NEW TABLE AS changed OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION announce_changed_products();
CREATE TRIGGER product_delete_is_announced AFTER DELETE ON product REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_new_products();
CREATE TRIGGER product_truncate_is_announced AFTER TRUNCATE ON product
    FOR EACH STATEMENT EXECUTE FUNCTION announce_truncation();

CREATE TRIGGER part_reference_insert_is_announced AFTER INSERT ON part_reference REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_products_of_rows();
CREATE TRIGGER part_reference_update_is_announced AFTER UPDATE ON part_reference REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_products_of_rows();
CREATE TRIGGER part_reference_delete_is_announced AFTER DELETE ON part_reference REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_products_of_rows();

CREATE TRIGGER fitment_insert_is_announced AFTER INSERT ON fitment REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_products_of_rows();
CREATE TRIGGER fitment_update_is_announced AFTER UPDATE ON fitment REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_products_of_rows();
CREATE TRIGGER fitment_delete_is_announced AFTER DELETE ON fitment REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION announce_products_of_rows();

-- The documents of products change with the names of their brand and category, without the products.
CREATE FUNCTION announce_products_of_brand() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM announce_products(ARRAY(SELECT id FROM product WHERE brand_id = NEW.id));
    RETURN NULL;
END $$;
CREATE FUNCTION announce_products_of_category() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM announce_products(ARRAY(
        SELECT p.id FROM product p JOIN category c ON c.id = p.category_id WHERE NEW.id IN (c.id, c.parent_id)));
    RETURN NULL;
END $$;
CREATE TRIGGER brand_rename_is_announced AFTER UPDATE OF name, slug ON brand
    FOR EACH ROW WHEN ((OLD.name, OLD.slug) IS DISTINCT FROM (NEW.name, NEW.slug))
    EXECUTE FUNCTION announce_products_of_brand();
CREATE TRIGGER category_rename_is_announced AFTER UPDATE OF name_fr, name_ar, slug, parent_id ON category
    FOR EACH ROW WHEN ((OLD.name_fr, OLD.name_ar, OLD.slug, OLD.parent_id)
                       IS DISTINCT FROM (NEW.name_fr, NEW.name_ar, NEW.slug, NEW.parent_id))
    EXECUTE FUNCTION announce_products_of_category();

CREATE FUNCTION announce_statement() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM announce(TG_ARGV[0]);
    RETURN NULL;
END $$;

CREATE TRIGGER brand_is_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON brand
    FOR EACH STATEMENT EXECUTE FUNCTION announce_statement('taxonomy');
CREATE TRIGGER category_is_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION announce_statement('taxonomy');
CREATE TRIGGER vehicle_make_is_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON vehicle_make
    FOR EACH STATEMENT EXECUTE FUNCTION announce_statement('taxonomy');
CREATE TRIGGER vehicle_model_is_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON vehicle_model
    FOR EACH STATEMENT EXECUTE FUNCTION announce_statement('taxonomy');
CREATE TRIGGER vehicle_generation_is_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON vehicle_generation
    FOR EACH STATEMENT EXECUTE FUNCTION announce_statement('taxonomy');
CREATE TRIGGER vehicle_engine_is_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON vehicle_engine
    FOR EACH STATEMENT EXECUTE FUNCTION announce_statement('taxonomy');
CREATE TRIGGER synonym_is_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON synonym
    FOR EACH STATEMENT EXECUTE FUNCTION announce_statement('synonyms');
