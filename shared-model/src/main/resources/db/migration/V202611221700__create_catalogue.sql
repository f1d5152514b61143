-- What the shop sells, for which cars. Money is exact: dinars with three decimals.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() is only STABLE because its dictionary could change; ours does not, and an index needs IMMUTABLE.
CREATE FUNCTION fold_accents(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent', $1));

-- Arabic as people type it: no diacritics or tatweel, one shape per letter, no article.
CREATE FUNCTION fold_arabic(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(
        translate(regexp_replace(t, '[\u064B-\u065F\u0670\u0640]', '', 'g'), 'أإآٱىةؤئ', 'اااايهوي'),
        '(^|\s)(وال|بال|كال|فال|لل|ال)(?=\S{3,})', '\1', 'g');

CREATE TEXT SEARCH CONFIGURATION french_folded (COPY = french);
ALTER TEXT SEARCH CONFIGURATION french_folded
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;

CREATE TABLE brand (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL CHECK (name <> ''),
    slug       text NOT NULL CONSTRAINT brand_slug_unique UNIQUE,
    country    text,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE brand IS 'Makers of parts (Bosch, Valeo, …), not makers of cars.';

CREATE TABLE category (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id bigint REFERENCES category,
    slug      text NOT NULL CONSTRAINT category_slug_unique UNIQUE,
    name_fr   text NOT NULL CHECK (name_fr <> ''),
    name_ar   text NOT NULL CHECK (name_ar <> ''),
    position  integer NOT NULL DEFAULT 0,
    CONSTRAINT category_not_its_own_parent CHECK (parent_id <> id)
);
CREATE INDEX category_parent ON category (parent_id);

CREATE TABLE product (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku            text NOT NULL CONSTRAINT product_sku_unique UNIQUE CHECK (sku <> ''),
    slug           text NOT NULL CONSTRAINT product_slug_unique UNIQUE CHECK (slug <> ''),
    name_fr        text NOT NULL CHECK (name_fr <> ''),
    name_ar        text,
    description_fr text,
    brand_id       bigint NOT NULL REFERENCES brand,
    category_id    bigint NOT NULL REFERENCES category,
    quality_tier   text NOT NULL DEFAULT 'AFTERMARKET'
                   CHECK (quality_tier IN ('GENUINE', 'OEM', 'AFTERMARKET', 'USED')),
    attributes     jsonb NOT NULL DEFAULT '{}',
    price_tnd      numeric(14, 3) NOT NULL CHECK (price_tnd >= 0),
    cost_tnd       numeric(14, 3) CHECK (cost_tnd >= 0),
    stock_quantity integer NOT NULL DEFAULT 0 CHECK (stock_quantity >= 0),
    in_stock       boolean GENERATED ALWAYS AS (stock_quantity > 0) STORED,
    image_url      text,
    popularity     integer NOT NULL DEFAULT 0 CHECK (popularity >= 0),
    listed         boolean NOT NULL DEFAULT true,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    version        integer NOT NULL DEFAULT 0,
    search         tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('french_folded', name_fr), 'A')
        || setweight(to_tsvector('arabic', fold_arabic(coalesce(name_ar, ''))), 'A')
        || setweight(to_tsvector('french_folded', coalesce(description_fr, '')), 'C')) STORED
);
COMMENT ON COLUMN product.price_tnd IS 'What a shopper pays today, tax included. Changed only by a row in price_change.';
COMMENT ON COLUMN product.listed IS 'False keeps a part for its history (sales, forecasts) without showing it to shoppers.';

-- One index for each order of the public list; the id makes each order total, which keyset cursors need.
CREATE INDEX product_by_newest     ON product (created_at DESC, id DESC) WHERE listed;
CREATE INDEX product_by_price      ON product (price_tnd, id) WHERE listed;
CREATE INDEX product_by_name       ON product (name_fr COLLATE "C", id) WHERE listed;
CREATE INDEX product_by_popularity ON product (popularity DESC, id DESC) WHERE listed;
CREATE INDEX product_by_brand      ON product (brand_id, created_at DESC, id DESC) WHERE listed;
CREATE INDEX product_by_category   ON product (category_id, created_at DESC, id DESC) WHERE listed;
-- fastupdate would turn a bulk import into slow searches for whoever comes next.
CREATE INDEX product_search ON product USING gin (search) WITH (fastupdate = off);

CREATE TABLE part_reference (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    kind    text NOT NULL CHECK (kind IN ('SKU', 'MPN', 'EAN', 'OE', 'CROSS', 'SUPERSEDED')),
    maker   text NOT NULL DEFAULT '',
    raw     text NOT NULL CHECK (raw <> ''),
    norm    text NOT NULL CHECK (norm ~ '^[A-Z0-9]+$'),
    trimmed text GENERATED ALWAYS AS (ltrim(norm, '0')) STORED,
    CONSTRAINT part_reference_unique UNIQUE (product_id, kind, maker, norm)
);
COMMENT ON COLUMN part_reference.norm IS 'Upper case, letters and digits only, Arabic digits folded.';
COMMENT ON COLUMN part_reference.trimmed IS 'norm without leading zeros, which people leave out.';
CREATE INDEX part_reference_norm    ON part_reference (norm text_pattern_ops);
CREATE INDEX part_reference_trimmed ON part_reference (trimmed text_pattern_ops);

CREATE TABLE vehicle_make (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (name <> ''),
    slug text NOT NULL CONSTRAINT vehicle_make_slug_unique UNIQUE
);

CREATE TABLE vehicle_model (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    make_id bigint NOT NULL REFERENCES vehicle_make,
    name    text NOT NULL CHECK (name <> ''),
    slug    text NOT NULL CONSTRAINT vehicle_model_slug_unique UNIQUE
);
CREATE INDEX vehicle_model_make ON vehicle_model (make_id);

CREATE TABLE vehicle_generation (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model_id  bigint NOT NULL REFERENCES vehicle_model,
    name      text NOT NULL CHECK (name <> ''),
    slug      text NOT NULL CONSTRAINT vehicle_generation_slug_unique UNIQUE,
    year_from smallint NOT NULL CHECK (year_from BETWEEN 1900 AND 2100),
    year_to   smallint CHECK (year_to BETWEEN year_from AND 2100)
);
CREATE INDEX vehicle_generation_model ON vehicle_generation (model_id);

CREATE TABLE vehicle_engine (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    generation_id   bigint NOT NULL REFERENCES vehicle_generation,
    name            text NOT NULL CHECK (name <> ''),
    slug            text NOT NULL CONSTRAINT vehicle_engine_slug_unique UNIQUE,
    code            text,
    fuel            text NOT NULL CHECK (fuel IN ('PETROL', 'DIESEL', 'LPG', 'HYBRID', 'ELECTRIC')),
    displacement_cc integer CHECK (displacement_cc > 0),
    power_hp        integer CHECK (power_hp > 0),
    year_from       smallint CHECK (year_from BETWEEN 1900 AND 2100),
    year_to         smallint CHECK (year_to BETWEEN year_from AND 2100)
);
CREATE INDEX vehicle_engine_generation ON vehicle_engine (generation_id);

CREATE TABLE fitment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    engine_id  bigint NOT NULL REFERENCES vehicle_engine,
    position   text NOT NULL DEFAULT '',
    year_from  smallint,
    year_to    smallint,
    criteria   jsonb NOT NULL DEFAULT '{}',
    note       text,
    source     text NOT NULL,
    confidence real NOT NULL DEFAULT 1 CHECK (confidence BETWEEN 0 AND 1),
    CONSTRAINT fitment_unique UNIQUE (product_id, engine_id, position)
);
COMMENT ON TABLE fitment IS 'A part fits an engine at a position, under criteria that must all be known before we say so.';
CREATE INDEX fitment_engine ON fitment (engine_id, product_id);

CREATE TABLE price_change (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id   bigint NOT NULL REFERENCES product,
    amount_tnd   numeric(14, 3) NOT NULL CHECK (amount_tnd >= 0),
    previous_tnd numeric(14, 3),
    changed_at   timestamptz NOT NULL DEFAULT now(),
    changed_by   uuid,
    reason       text NOT NULL CHECK (reason <> '')
);
COMMENT ON TABLE price_change IS 'The price ledger: append-only; each row is also the act that sets product.price_tnd.';
CREATE INDEX price_change_product ON price_change (product_id, changed_at DESC);

CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: add a new row instead', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER price_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON price_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE FUNCTION apply_price_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public AS $$
BEGIN
    SELECT price_tnd INTO NEW.previous_tnd FROM product WHERE id = NEW.product_id FOR UPDATE;
    UPDATE product SET price_tnd = NEW.amount_tnd, updated_at = now(), version = version + 1
     WHERE id = NEW.product_id AND price_tnd <> NEW.amount_tnd;
    RETURN NEW;
END $$;

CREATE TRIGGER price_change_sets_price BEFORE INSERT ON price_change
    FOR EACH ROW EXECUTE FUNCTION apply_price_change();
