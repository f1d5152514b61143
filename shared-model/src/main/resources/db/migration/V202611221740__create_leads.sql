-- Who could supply, repair or compete, what they ask, and why we believe it.

CREATE TABLE lead_source (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           text NOT NULL CHECK (kind IN ('SUPPLIER_SITE', 'COMPETITOR_SITE', 'PLACES_EXTRACT', 'MANUAL')),
    name           text NOT NULL CHECK (name <> ''),
    start_url      text CONSTRAINT lead_source_start_url_unique UNIQUE,
    licence        text NOT NULL,
    attribution    text NOT NULL DEFAULT '',
    retention_days integer NOT NULL DEFAULT 365 CHECK (retention_days > 0),
    enabled        boolean NOT NULL DEFAULT true
);

CREATE TABLE page_fetch (
    id           uuid PRIMARY KEY,
    run_id       uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    source_id    bigint NOT NULL REFERENCES lead_source,
    url          text NOT NULL,
    status       integer,
    content_type text,
    body_gzip    bytea,
    sha256       text,
    robots       text NOT NULL,
    failure      text,
    fetched_at   timestamptz NOT NULL,
    elapsed_ms   integer NOT NULL,
    CONSTRAINT page_fetch_once_per_run UNIQUE (run_id, url)
);
COMMENT ON TABLE page_fetch IS 'The page as it was fetched: the evidence behind every fact taken from it.';

COMMENT ON COLUMN page_fetch.failure IS 'Why there was no answer that could be taken, or none that could be read.';
-- By which old pages are emptied, and then deleted.
CREATE INDEX page_fetch_with_body ON page_fetch (fetched_at) WHERE body_gzip IS NOT NULL;
CREATE INDEX page_fetch_of_source ON page_fetch (source_id, fetched_at);

CREATE TABLE lead (
    id            uuid PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('SUPPLIER', 'GARAGE', 'COMPETITOR')),
    name          text NOT NULL CHECK (name <> ''),
    domain        text,
    website       text,
    phones        text[] NOT NULL DEFAULT '{}',
    emails        text[] NOT NULL DEFAULT '{}',
    address       text,
    city          text,
    governorate   text,
    state         text NOT NULL DEFAULT 'NEW' CHECK (state IN ('NEW', 'CONTACTED', 'QUALIFIED', 'CONVERTED', 'REJECTED')),
    reject_reason text,
    score         smallint NOT NULL DEFAULT 0 CHECK (score BETWEEN 0 AND 100),
    source_id     bigint NOT NULL REFERENCES lead_source,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    version       integer NOT NULL DEFAULT 0,
    CONSTRAINT lead_rejected_for_a_reason CHECK ((state = 'REJECTED') = (reject_reason IS NOT NULL))
);
COMMENT ON COLUMN lead.id IS 'Derived from the source and what names the business there, so that a replay finds the same row.';
COMMENT ON COLUMN lead.phones IS 'E.164.';
CREATE INDEX lead_by_score ON lead (score DESC, id);
CREATE INDEX lead_by_state ON lead (state, score DESC, id);
CREATE INDEX lead_domain ON lead (domain);

CREATE TABLE lead_evidence (
    lead_id     uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    field       text NOT NULL,
    value       text NOT NULL,
    url         text NOT NULL,
    raw         text NOT NULL,
    method      text NOT NULL,
    confidence  real NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    observed_at timestamptz NOT NULL,
    PRIMARY KEY (lead_id, field, value, url)
);

CREATE TABLE score_contribution (
    lead_id   uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    dimension text NOT NULL CHECK (dimension IN ('FIT', 'REACHABILITY', 'CONFIDENCE')),
    feature   text NOT NULL,
    points    real NOT NULL,
    model     text NOT NULL,
    PRIMARY KEY (lead_id, feature)
);

CREATE TABLE lead_review (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead_id    uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    reason     text,
    features   jsonb NOT NULL DEFAULT '{}',
    decided_by uuid NOT NULL REFERENCES app_user,
    decided_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN lead_review.features IS 'What the score saw when the decision was taken: what a model may learn from.';
CREATE INDEX lead_review_lead ON lead_review (lead_id, id DESC);

CREATE TABLE offer (
    id            uuid PRIMARY KEY,
    lead_id       uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    url           text NOT NULL,
    name          text NOT NULL CHECK (name <> ''),
    brand         text,
    sku           text,
    mpn           text,
    gtin          text,
    amount        numeric(14, 3) CHECK (amount >= 0),
    currency      text CHECK (currency ~ '^[A-Z]{3}$'),
    tax_basis     text NOT NULL DEFAULT 'UNKNOWN' CHECK (tax_basis IN ('INCLUDED', 'EXCLUDED', 'UNKNOWN')),
    availability  text CHECK (availability IN ('InStock', 'OutOfStock')),
    raw_price     text,
    price_source  text,
    product_id    bigint REFERENCES product,
    matched_by    text,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    CONSTRAINT offer_amount_has_currency CHECK ((amount IS NULL) = (currency IS NULL))
);
COMMENT ON COLUMN offer.id IS 'Derived from the lead and the page, so that a replay finds the same row.';
CREATE INDEX offer_lead ON offer (lead_id);
CREATE INDEX offer_product ON offer (product_id) WHERE product_id IS NOT NULL;

CREATE TABLE offer_price (
    offer_id     uuid NOT NULL REFERENCES offer ON DELETE CASCADE,
    observed_at  timestamptz NOT NULL,
    amount       numeric(14, 3) NOT NULL,
    currency     text NOT NULL,
    availability text,
    PRIMARY KEY (offer_id, observed_at)
);
COMMENT ON TABLE offer_price IS 'What was asked and when; a row only when it changed.';
