-- What is known of each part's sales, and what is odd about it. Made by check_sales(), which may be run at any time.

CREATE TABLE sales_history (
    product_id   bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    grain        text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
    first_period date NOT NULL,
    last_period  date NOT NULL,
    periods      integer NOT NULL CHECK (periods > 0),
    periods_sold integer NOT NULL,
    units        numeric(20, 3) NOT NULL,
    confidence   text NOT NULL CHECK (confidence IN ('NONE', 'LOW', 'FAIR', 'GOOD', 'HIGH')),
    severity     smallint NOT NULL DEFAULT 0 CHECK (severity BETWEEN 0 AND 3)
);
COMMENT ON COLUMN sales_history.periods IS 'From its first sale to the end of the records.';
COMMENT ON COLUMN sales_history.confidence IS 'By weeks of history: below 4 NONE, below 13 LOW, below 52 FAIR, below 104 GOOD, else HIGH.';
COMMENT ON COLUMN sales_history.severity IS 'The greatest of its findings; 0 without any.';
CREATE INDEX sales_history_worst ON sales_history (severity DESC, product_id);

CREATE TABLE sales_finding (
    product_id bigint NOT NULL REFERENCES sales_history ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('SHORT_HISTORY', 'UNKNOWN', 'GAP', 'BELOW_ZERO', 'OUTLIER', 'QUANTITY_UNIT',
                                             'PRICE_UNIT', 'DUPLICATES', 'STALE', 'STOCK_OUT')),
    severity   smallint NOT NULL CHECK (severity BETWEEN 1 AND 3),
    period     date,
    figures    jsonb NOT NULL,
    PRIMARY KEY (product_id, kind)
);
COMMENT ON COLUMN sales_finding.period IS 'Where to look first.';

CREATE TABLE sales_check (
    singleton  boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    checked_at timestamptz NOT NULL
);
COMMENT ON TABLE sales_check IS 'When sales were last judged.';
