-- What search reads instead of products: their words, folded the same way as those of a question.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- The one definition of a word, for products and questions alike: lower case without accents, Arabic with one shape
-- per letter and European digits, nothing but letters and digits in between single blanks. A decimal stays one word
-- (5.0 and 5,0 are 5), elided articles go (d'huile is huile), a plus is said (s21+ is s21 plus).
CREATE FUNCTION search_words(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(fold_arabic(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        translate(fold_accents(t), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹’٫،؟؛٪٬', '01234567890123456789''.     '),
        '\m(?:[dlnjm]|qu)''(?=[a-z])|''s\M', '', 'g'),
        '(?<=\w)\+(?!\w)', ' plus ', 'g'),
        '(?<=\d)[.,](?=\d)', '.', 'g'),
        '(?:[^a-z0-9.\u00c0-\u1fff\u3040-\ud7ff]|\.(?!\d)|(?<!\d)\.|(?<=\d)\.0(?!\d|\.\d))+', ' ', 'g')));

-- By which a word is known to be another form of one: its stem in each language, and what remains without a usual
-- ending ("any"), which holds for languages that PostgreSQL has no stemmer for. A number has no other form.
CREATE FUNCTION search_stems(word text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE
        WHEN word ~ '\d' OR length(word) < 2 THEN '{}'
        WHEN word ~ '[\u0600-\u06ff]' THEN ARRAY['arabic:' || (ts_lexize('arabic_stem', word))[1]]
        ELSE ARRAY[
            'any:' || coalesce(
                substring(word FROM '^(.{4,}?)(?:ami|ima|ega|emu|ies|eux|aux|ov|ev|ih|im|om|em|eh|ah|am)$'),
                substring(word FROM '^(.{3,}?)(?:es|[aeiouysx])$'),
                substring(word FROM '^(..)s$'),
                word),
            'french:' || coalesce((ts_lexize('french_stem', word))[1], word),
            'english:' || coalesce((ts_lexize('english_stem', word))[1], word)]
    END;

-- A phrase with each word cut to what its other forms share, so that a synonym holds in the plural too.
CREATE FUNCTION search_key(words text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT string_agg(coalesce(substring((search_stems(w))[1] FROM '^any:(.*)$'), w), ' ' ORDER BY n)
              FROM string_to_table(words, ' ') WITH ORDINALITY AS t (w, n));

CREATE TABLE search_document (
    product_id  bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    title       text NOT NULL,
    translation text NOT NULL,
    brand       text NOT NULL,
    family      text NOT NULL,
    attributes  text NOT NULL,
    description text NOT NULL,
    words       tsvector NOT NULL
);
COMMENT ON TABLE search_document IS 'The words of a product, kept by triggers in the transaction that changes it.';
COMMENT ON COLUMN search_document.attributes IS 'Names and values, with the letter ꓼ (which nobody types) between them, since a whole value tells more than a part.';
COMMENT ON COLUMN search_document.family IS 'The category and the one above, with ꓼ between the names.';
COMMENT ON COLUMN search_document.words IS 'All of them once, and those of the title, brand and family again after a "=".';
CREATE INDEX search_document_words ON search_document USING gin (words) WITH (fastupdate = off);

CREATE TABLE search_word (
    word      text COLLATE "C" PRIMARY KEY,
    documents integer NOT NULL,
    stems     text[] NOT NULL
);
COMMENT ON COLUMN search_word.documents IS 'In how many products it stands; as of the last refresh_search_statistics().';
CREATE INDEX search_word_stems ON search_word USING gin (stems);
CREATE INDEX search_word_alike ON search_word USING gin (word gin_trgm_ops);

CREATE TABLE search_statistics (
    one_row     boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    documents   bigint NOT NULL,
    title       real NOT NULL,
    translation real NOT NULL,
    brand       real NOT NULL,
    family      real NOT NULL,
    attributes  real NOT NULL,
    description real NOT NULL,
    changes     bigint NOT NULL
);
COMMENT ON TABLE search_statistics IS 'How many documents there are, and how many words a field has on average.';
INSERT INTO search_statistics VALUES (true, 0, 8, 8, 1, 5, 10, 40, 0);

-- Counts changes without a row that every writer would have to lock.
CREATE SEQUENCE search_change;

CREATE FUNCTION index_products(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    INSERT INTO search_document
    SELECT id, title, translation, brand, family, attributes, description,
           array_to_tsvector(array_remove(
               string_to_array(translate(concat_ws(' ', title, translation, brand, family, attributes, description), 'ꓼ', ''), ' ')
               || string_to_array(regexp_replace(translate(concat_ws(' ', title, translation, brand, family), 'ꓼ', ''),
                                                 '[^ ]+', '=\&', 'g'), ' '), ''))
      FROM (
        SELECT p.id,
               left(search_words(p.name_fr), 1000) AS title,
               left(search_words(coalesce(p.name_ar, '')), 1000) AS translation,
               search_words(b.name) AS brand,
               search_words(concat_ws(' ꓼ ', c.name_fr, c.name_ar, above.name_fr, above.name_ar)) AS family,
               left(search_words(coalesce((
                   SELECT string_agg(CASE WHEN lower(a.value) IN ('true', 'yes', 'oui', 'ja', 'da', 'si') THEN a.key
                                          ELSE a.key || ' ꓼ ' || a.value END, ' ꓼ ' ORDER BY a.key)
                     FROM jsonb_each_text(CASE jsonb_typeof(p.attributes) WHEN 'object' THEN p.attributes ELSE '{}' END) a
                    WHERE lower(a.value) NOT IN ('false', 'no', 'non', 'ne', 'nein', 'none', 'n/a', '-')), '')), 3000)
                   AS attributes,
               left(search_words(regexp_replace(left(coalesce(p.description_fr, ''), 4000), '<[^>]*>', ' ', 'g')), 1500)
                   AS description
          FROM product p
          JOIN brand b ON b.id = p.brand_id
          JOIN category c ON c.id = p.category_id
          LEFT JOIN category above ON above.id = c.parent_id
         WHERE p.id = ANY (ids)) AS folded
        ON CONFLICT (product_id) DO UPDATE SET
           title = excluded.title, translation = excluded.translation, brand = excluded.brand, family = excluded.family,
           attributes = excluded.attributes, description = excluded.description, words = excluded.words;
    -- In order of the words, so that two imports never wait for each other in a circle.
    INSERT INTO search_word (word, documents, stems)
    SELECT lexeme, documents, search_stems(lexeme)
      FROM (SELECT lexeme, count(*) AS documents
              FROM search_document d, tsvector_to_array(d.words) AS a, unnest(a) AS lexeme
             WHERE d.product_id = ANY (ids) AND lexeme NOT LIKE '=%' AND length(lexeme) <= 40
             GROUP BY lexeme) AS counted
     WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = counted.lexeme)
     ORDER BY lexeme COLLATE "C"
        ON CONFLICT DO NOTHING;
    PERFORM nextval('search_change');
END $$;

CREATE FUNCTION index_new_products() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM index_products(ARRAY(SELECT id FROM changed));
    RETURN NULL;
END $$;

CREATE FUNCTION index_changed_products() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM index_products(ARRAY(
        SELECT n.id FROM changed n JOIN former o ON o.id = n.id
         WHERE (n.name_fr, n.name_ar, n.description_fr, n.brand_id, n.category_id, n.attributes)
               IS DISTINCT FROM (o.name_fr, o.name_ar, o.description_fr, o.brand_id, o.category_id, o.attributes)));
    RETURN NULL;
END $$;

CREATE TRIGGER product_insert_is_indexed AFTER INSERT ON product REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION index_new_products();
CREATE TRIGGER product_update_is_indexed AFTER UPDATE ON product REFERENCING NEW TABLE AS changed OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION index_changed_products();

CREATE FUNCTION index_products_of_brand() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM index_products(ARRAY(SELECT id FROM product WHERE brand_id = NEW.id));
    RETURN NULL;
END $$;

CREATE FUNCTION index_products_of_category() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM index_products(ARRAY(
        SELECT p.id FROM product p JOIN category c ON c.id = p.category_id WHERE NEW.id IN (c.id, c.parent_id)));
    RETURN NULL;
END $$;

CREATE TRIGGER brand_rename_is_indexed AFTER UPDATE OF name ON brand
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION index_products_of_brand();
CREATE TRIGGER category_rename_is_indexed AFTER UPDATE OF name_fr, name_ar, parent_id ON category
    FOR EACH ROW WHEN ((OLD.name_fr, OLD.name_ar, OLD.parent_id) IS DISTINCT FROM (NEW.name_fr, NEW.name_ar, NEW.parent_id))
    EXECUTE FUNCTION index_products_of_category();

-- NULL for none, so that an average leaves them out.
CREATE FUNCTION words_in(words text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN cardinality(string_to_array(nullif(words, ''), ' '));

CREATE FUNCTION refresh_search_statistics() RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    latest bigint := (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM search_change);
BEGIN
    IF (SELECT changes FROM search_statistics) = latest
       OR NOT pg_try_advisory_xact_lock(hashtext('refresh_search_statistics')) THEN
        RETURN false;
    END IF;
    CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
        SELECT word COLLATE "C" AS word, ndoc FROM ts_stat('SELECT words FROM public.search_document')
         WHERE word NOT LIKE '=%' AND length(word) <= 40;
    DELETE FROM search_word w WHERE NOT EXISTS (SELECT FROM counted c WHERE c.word = w.word);
    UPDATE search_word w SET documents = c.ndoc FROM counted c WHERE c.word = w.word AND w.documents <> c.ndoc;
    UPDATE search_statistics SET (documents, title, translation, brand, family, attributes, description, changes) = (
        SELECT count(*), coalesce(avg(words_in(title)), 1), coalesce(avg(words_in(translation)), 1), coalesce(avg(words_in(brand)), 1), coalesce(avg(words_in(family)), 1),
               coalesce(avg(words_in(attributes)), 1), coalesce(avg(words_in(description)), 1), latest
          FROM search_document);
    DROP TABLE counted;
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION refresh_search_statistics FROM PUBLIC;
COMMENT ON FUNCTION refresh_search_statistics IS 'Counts words anew; false when nothing changed or somebody else is at it.';

SELECT index_products(ARRAY(SELECT id FROM product));
SELECT refresh_search_statistics();

ALTER TABLE product DROP COLUMN search;
DROP TEXT SEARCH CONFIGURATION french_folded;
