-- What was sold, what Orion expects, and what people made of it.

CREATE TABLE sales_import (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    file_name   text NOT NULL,
    file_sha256 text NOT NULL CONSTRAINT sales_import_file_once UNIQUE CHECK (length(file_sha256) = 64),
    grain       text NOT NULL CHECK (grain IN ('DAY', 'WEEK', 'MONTH')),
    rows_read   integer NOT NULL,
    rows_stored integer NOT NULL,
    rows_parked integer NOT NULL,
    products_created integer NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now(),
    imported_by uuid REFERENCES app_user
);

CREATE TABLE sale (
    import_id    uuid NOT NULL REFERENCES sales_import ON DELETE CASCADE,
    line         integer NOT NULL CHECK (line > 0),
    product_id   bigint NOT NULL REFERENCES product,
    grain        text NOT NULL CHECK (grain IN ('DAY', 'WEEK', 'MONTH')),
    period_start date NOT NULL,
    quantity     numeric(14, 3),
    unit_price   numeric(14, 3) CHECK (unit_price >= 0),
    PRIMARY KEY (import_id, line)
);
COMMENT ON COLUMN sale.quantity IS 'Units sold in the period; negative is a return; NULL is unknown (not zero).';
COMMENT ON COLUMN sale.period_start IS 'First day of the period: the day itself, the Monday, or the first of the month.';
CREATE INDEX sale_product ON sale (product_id, grain, period_start) INCLUDE (quantity);

CREATE TABLE parked_sale (
    import_id    uuid NOT NULL REFERENCES sales_import ON DELETE CASCADE,
    line         integer NOT NULL,
    sku          text NOT NULL,
    period_start date NOT NULL,
    quantity     numeric(14, 3),
    unit_price   numeric(14, 3),
    PRIMARY KEY (import_id, line)
);
COMMENT ON TABLE parked_sale IS 'Sales of parts that the catalogue does not know yet, kept until it does.';
CREATE INDEX parked_sale_sku ON parked_sale (sku);

CREATE TABLE forecast_series (
    run_id       uuid NOT NULL REFERENCES agent_run,
    product_id   bigint NOT NULL REFERENCES product,
    vintage      timestamptz NOT NULL,
    grain        text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
    trained_to   date NOT NULL,
    observations integer NOT NULL CHECK (observations >= 0),
    demand_class text NOT NULL CHECK (demand_class IN ('SMOOTH', 'ERRATIC', 'INTERMITTENT', 'LUMPY', 'NONE')),
    adi          double precision,
    cv2          double precision,
    model        text NOT NULL,
    PRIMARY KEY (run_id, product_id)
);
COMMENT ON COLUMN forecast_series.vintage IS 'When the run that made it was asked for: what was known then, never overwritten.';
CREATE INDEX forecast_series_product ON forecast_series (product_id, vintage DESC);

CREATE TABLE forecast (
    run_id       uuid NOT NULL,
    product_id   bigint NOT NULL,
    horizon      smallint NOT NULL CHECK (horizon >= 1),
    period_start date NOT NULL,
    mean         double precision NOT NULL CHECK (mean >= 0),
    lo80         double precision NOT NULL CHECK (lo80 >= 0),
    hi80         double precision NOT NULL,
    lo95         double precision NOT NULL CHECK (lo95 >= 0),
    hi95         double precision NOT NULL,
    PRIMARY KEY (run_id, product_id, horizon),
    FOREIGN KEY (run_id, product_id) REFERENCES forecast_series ON DELETE CASCADE,
    CONSTRAINT forecast_intervals_nest CHECK (lo95 <= lo80 AND lo80 <= hi80 AND hi80 <= hi95)
);

CREATE TABLE forecast_override (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id   bigint NOT NULL REFERENCES product,
    grain        text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
    period_start date NOT NULL,
    quantity     numeric(14, 3) NOT NULL CHECK (quantity >= 0),
    reason       text NOT NULL CHECK (reason <> ''),
    created_by   uuid NOT NULL REFERENCES app_user,
    created_at   timestamptz NOT NULL DEFAULT now(),
    revoked_at   timestamptz
);
CREATE UNIQUE INDEX forecast_override_current ON forecast_override (product_id, grain, period_start) WHERE revoked_at IS NULL;

CREATE TABLE insight (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id     uuid NOT NULL REFERENCES agent_run,
    product_id bigint NOT NULL REFERENCES product,
    kind       text NOT NULL CHECK (kind IN ('RESTOCK', 'SPIKE', 'DROP', 'SEASONAL', 'DECLINING', 'OVERSTOCK')),
    worth_tnd  numeric(14, 3) NOT NULL,
    reason     text NOT NULL,
    advice     text NOT NULL,
    state      text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'DONE', 'DISMISSED')),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX insight_open_once ON insight (product_id, kind) WHERE state = 'OPEN';
CREATE INDEX insight_inbox ON insight (worth_tnd DESC, id) WHERE state = 'OPEN';
