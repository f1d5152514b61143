-- What people call things, and what they looked for.

CREATE TABLE synonym (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    said       text NOT NULL CHECK (search_words(said) <> ''),
    meant      text NOT NULL CHECK (search_words(meant) <> ''),
    both_ways  boolean NOT NULL DEFAULT true,
    enabled    boolean NOT NULL DEFAULT true,
    source     text NOT NULL DEFAULT 'staff' CHECK (source <> ''),
    said_key   text GENERATED ALWAYS AS (search_key(search_words(said))) STORED,
    meant_key  text GENERATED ALWAYS AS (search_key(search_words(meant))) STORED,
    CONSTRAINT synonym_unique UNIQUE (said_key, meant_key),
    CONSTRAINT synonym_says_something CHECK (search_key(search_words(said)) <> search_key(search_words(meant)))
);
COMMENT ON TABLE synonym IS 'Who says "said" is also shown what is called "meant": words or phrases, French or Arabic. Read with every question, so a change holds at once.';
COMMENT ON COLUMN synonym.both_ways IS 'False when only "said" leads to "meant".';
CREATE INDEX synonym_meant ON synonym (meant_key) WHERE both_ways;

INSERT INTO synonym (said, meant, both_ways, source) VALUES
    ('garniture de frein', 'plaquettes de frein', true, 'seed'),
    ('pastilles de frein', 'plaquettes de frein', false, 'seed'),
    ('filtre à gasoil', 'filtre à carburant', true, 'seed'),
    ('filtre gasoil', 'filtre à carburant', true, 'seed'),
    ('filtre mazout', 'filtre à carburant', false, 'seed'),
    ('filtre essence', 'filtre à carburant', true, 'seed'),
    ('filtre à pollen', 'filtre d''habitacle', true, 'seed'),
    ('filtre clim', 'filtre d''habitacle', false, 'seed'),
    ('courroie de distribution', 'kit de distribution', false, 'seed'),
    ('chaîne de distribution', 'kit de distribution', false, 'seed'),
    ('suspension', 'amortisseur', false, 'seed'),
    ('cardan', 'arbre de transmission', true, 'seed'),
    ('silentbloc', 'silent bloc', true, 'seed'),
    ('rotor de frein', 'disque de frein', false, 'seed'),
    ('clim', 'climatisation', true, 'seed'),
    ('phare', 'projecteur', true, 'seed'),
    ('optique', 'phare', true, 'seed'),
    ('accu', 'batterie', false, 'seed'),
    ('فحمات', 'بطانات الفرامل', true, 'seed'),
    ('بلاكات فرامل', 'بطانات الفرامل', false, 'seed'),
    ('بلاكات فران', 'بطانات الفرامل', false, 'seed'),
    ('فران', 'فرامل', false, 'seed'),
    ('فيلتر', 'فلتر', true, 'seed'),
    ('مصفاة', 'فلتر', true, 'seed'),
    ('ديسك', 'قرص', false, 'seed'),
    ('plakat', 'plaquettes', false, 'seed');

CREATE TABLE search_log (
    words     text PRIMARY KEY,
    query     text NOT NULL,
    searches  bigint NOT NULL,
    misses    bigint NOT NULL,
    last_at   timestamptz NOT NULL
);
COMMENT ON TABLE search_log IS 'What was asked for and how often; a miss found nothing, or only after a correction. Says nothing of who asked.';
CREATE INDEX search_log_misses   ON search_log (misses DESC, last_at DESC) WHERE misses > 0;
CREATE INDEX search_log_searches ON search_log (words text_pattern_ops) WHERE searches > misses;

CREATE TABLE suggestion (
    kind   text NOT NULL CHECK (kind IN ('BRAND', 'CATEGORY', 'MAKE', 'MODEL', 'GENERATION')),
    source bigint NOT NULL,
    words  text NOT NULL,
    label_fr text NOT NULL,
    label_ar text NOT NULL,
    slug   text NOT NULL,
    PRIMARY KEY (kind, source, words)
);
COMMENT ON TABLE suggestion IS 'What may be meant by the first letters typed: one row for each word that a name goes on from.';
CREATE INDEX suggestion_words ON suggestion (words text_pattern_ops);

CREATE FUNCTION suggest(kind text, source bigint, label_fr text, label_ar text, slug text) RETURNS void
    LANGUAGE sql AS $$
    DELETE FROM suggestion WHERE kind = $1 AND source = $2;
    INSERT INTO suggestion (kind, source, words, label_fr, label_ar, slug)
    SELECT DISTINCT $1, $2, array_to_string(w[i:], ' '), label_fr, label_ar, slug
      FROM (SELECT string_to_array(search_words(label_fr), ' ') AS w
            UNION SELECT string_to_array(search_words(label_ar), ' ')) AS labels,
           generate_subscripts(w, 1) AS i
     WHERE i = 1 OR length(w[i]) > 2
        ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION suggest_named() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM suggestion WHERE kind = TG_ARGV[0];
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM suggestion WHERE kind = TG_ARGV[0] AND source = OLD.id;
        RETURN NULL;
    END IF;
    CASE TG_ARGV[0]
        WHEN 'BRAND', 'MAKE' THEN PERFORM suggest(TG_ARGV[0], NEW.id, NEW.name, NEW.name, NEW.slug);
        WHEN 'CATEGORY' THEN PERFORM suggest('CATEGORY', NEW.id, NEW.name_fr, NEW.name_ar, NEW.slug);
        WHEN 'MODEL' THEN
            PERFORM suggest('MODEL', NEW.id, k.name || ' ' || NEW.name, k.name || ' ' || NEW.name, NEW.slug)
               FROM vehicle_make k WHERE k.id = NEW.make_id;
        WHEN 'GENERATION' THEN
            PERFORM suggest('GENERATION', NEW.id, full_name, full_name, NEW.slug)
               FROM (SELECT k.name || ' ' || generation_name(m.name, NEW.name) AS full_name
                       FROM vehicle_model m JOIN vehicle_make k ON k.id = m.make_id WHERE m.id = NEW.model_id) AS named;
    END CASE;
    RETURN NULL;
END $$;

-- Some generations repeat the name of their model ("Clio III"), some do not ("III").
CREATE FUNCTION generation_name(model text, generation text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN starts_with(lower(generation), lower(model)) THEN generation ELSE model || ' ' || generation END;

CREATE TRIGGER brand_is_suggested AFTER INSERT OR DELETE OR UPDATE OF name, slug ON brand
    FOR EACH ROW EXECUTE FUNCTION suggest_named('BRAND');
CREATE TRIGGER category_is_suggested AFTER INSERT OR DELETE OR UPDATE OF name_fr, name_ar, slug ON category
    FOR EACH ROW EXECUTE FUNCTION suggest_named('CATEGORY');
CREATE TRIGGER make_is_suggested AFTER INSERT OR DELETE OR UPDATE OF name, slug ON vehicle_make
    FOR EACH ROW EXECUTE FUNCTION suggest_named('MAKE');
CREATE TRIGGER model_is_suggested AFTER INSERT OR DELETE OR UPDATE OF name, slug, make_id ON vehicle_model
    FOR EACH ROW EXECUTE FUNCTION suggest_named('MODEL');
CREATE TRIGGER generation_is_suggested AFTER INSERT OR DELETE OR UPDATE OF name, slug, model_id ON vehicle_generation
    FOR EACH ROW EXECUTE FUNCTION suggest_named('GENERATION');

CREATE TRIGGER brands_are_no_longer_suggested AFTER TRUNCATE ON brand
    FOR EACH STATEMENT EXECUTE FUNCTION suggest_named('BRAND');
CREATE TRIGGER categories_are_no_longer_suggested AFTER TRUNCATE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION suggest_named('CATEGORY');
CREATE TRIGGER makes_are_no_longer_suggested AFTER TRUNCATE ON vehicle_make
    FOR EACH STATEMENT EXECUTE FUNCTION suggest_named('MAKE');
CREATE TRIGGER models_are_no_longer_suggested AFTER TRUNCATE ON vehicle_model
    FOR EACH STATEMENT EXECUTE FUNCTION suggest_named('MODEL');
CREATE TRIGGER generations_are_no_longer_suggested AFTER TRUNCATE ON vehicle_generation
    FOR EACH STATEMENT EXECUTE FUNCTION suggest_named('GENERATION');

SELECT suggest('BRAND', id, name, name, slug) FROM brand;
SELECT suggest('CATEGORY', id, name_fr, name_ar, slug) FROM category;
SELECT suggest('MAKE', id, name, name, slug) FROM vehicle_make;
SELECT suggest('MODEL', m.id, k.name || ' ' || m.name, k.name || ' ' || m.name, m.slug)
  FROM vehicle_model m JOIN vehicle_make k ON k.id = m.make_id;
SELECT suggest('GENERATION', g.id, n.name, n.name, g.slug)
  FROM vehicle_generation g
  JOIN vehicle_model m ON m.id = g.model_id
  JOIN vehicle_make k ON k.id = m.make_id
 CROSS JOIN LATERAL (SELECT k.name || ' ' || generation_name(m.name, g.name) AS name) AS n;

-- By which words of a question are known as those of a car.
CREATE INDEX vehicle_make_words  ON vehicle_make (search_words(name));
CREATE INDEX vehicle_model_words ON vehicle_model (search_words(name));

-- For who remembers only the middle of a number.
CREATE INDEX part_reference_alike ON part_reference USING gin (norm gin_trgm_ops) WITH (fastupdate = off);
