-- How often parts are looked at: counted by the day, beside the catalogue, so that a view changes no product.

CREATE TABLE product_view (
    product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    day        date NOT NULL,
    views      bigint NOT NULL CHECK (views > 0),
    fed        bigint NOT NULL DEFAULT 0 CHECK (fed <= views),
    PRIMARY KEY (product_id, day)
);
COMMENT ON COLUMN product_view.fed IS 'How many of them product.popularity has been given.';
CREATE INDEX product_view_unfed ON product_view (day) WHERE fed < views;

CREATE TABLE product_view_batch (
    id      uuid PRIMARY KEY,
    counted timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE product_view_batch IS 'Batches that were counted, since each may be delivered twice.';
