-- What Orion learned from all products together, and what a run holds between its steps.

CREATE TABLE learned_model (
    id          text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
    grain       text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
    horizon     integer NOT NULL CHECK (horizon >= 1),
    learned_at  timestamptz NOT NULL,
    series      integer NOT NULL CHECK (series >= 0),
    description text NOT NULL,
    content     bytea NOT NULL
);
COMMENT ON TABLE learned_model IS 'Never changed; named by the SHA-256 of its content, so that every replica forecasts from the same bits.';
COMMENT ON COLUMN learned_model.learned_at IS 'The vintage of the sales it was learned from.';

CREATE TABLE champion (
    grain        text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
    horizon      integer NOT NULL CHECK (horizon >= 1),
    demand_class text NOT NULL CHECK (demand_class IN ('SMOOTH', 'ERRATIC', 'INTERMITTENT', 'LUMPY', 'NONE')),
    model_id     text NOT NULL REFERENCES learned_model,
    since        timestamptz NOT NULL,
    tried_at     timestamptz NOT NULL,
    PRIMARY KEY (grain, horizon, demand_class)
);
COMMENT ON TABLE champion IS 'What forecasts each class of demand until something better comes.';
COMMENT ON COLUMN champion.tried_at IS 'The vintage at which it was last compared with a newly learned model.';

CREATE TABLE contest (
    run_id         uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    grain          text NOT NULL,
    demand_class   text NOT NULL,
    champion_id    text NOT NULL REFERENCES learned_model,
    challenger_id  text REFERENCES learned_model,
    origins        integer NOT NULL,
    series         integer NOT NULL,
    champion_error double precision,
    challenger_error double precision,
    standard_error double precision,
    bias           double precision,
    won            boolean NOT NULL,
    PRIMARY KEY (run_id, grain, demand_class)
);
COMMENT ON COLUMN contest.challenger_id IS 'What was learned anew; null where no champion of the run was beaten, and nothing was kept.';
COMMENT ON TABLE contest IS 'Why a champion was replaced, or was not: RMSSE over rolling origins, and the bias of the challenger.';

CREATE TABLE forecast_draft (
    run_id       uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    product_id   bigint NOT NULL,
    grain        text NOT NULL,
    trained_to   date NOT NULL,
    observations integer NOT NULL,
    demand_class text NOT NULL,
    adi          double precision,
    cv2          double precision,
    model        text NOT NULL,
    model_id     text NOT NULL,
    step         double precision,
    squared_step double precision,
    mean         double precision[] NOT NULL,
    quantiles    double precision[] NOT NULL,
    factors      double precision[],
    abc          text CHECK (abc IN ('A', 'B', 'C')),
    PRIMARY KEY (run_id, product_id)
);
COMMENT ON TABLE forecast_draft IS 'Forecasts of products alone, until they are reconciled and published.';
COMMENT ON COLUMN forecast_draft.quantiles IS 'Period by period, those of one period at 0.025, 0.1, 0.5, 0.8, 0.9, 0.95, 0.975, 0.99.';
COMMENT ON COLUMN forecast_draft.factors IS 'By what the mean of each period is multiplied to make products add up to groups; null: by nothing.';

CREATE TABLE forecast_group (
    run_id       uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    grain        text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
    kind         text NOT NULL CHECK (kind IN ('TOTAL', 'CATEGORY', 'BRAND')),
    member       bigint NOT NULL,
    products     integer NOT NULL,
    trained_to   date NOT NULL,
    model        text NOT NULL,
    effects      jsonb NOT NULL DEFAULT '{}',
    mean         double precision[] NOT NULL,
    deviation    double precision[] NOT NULL,
    reconciled   double precision[],
    PRIMARY KEY (run_id, grain, kind, member)
);
COMMENT ON TABLE forecast_group IS 'What categories, brands and the whole shop will sell, by period from trained_to on.';
COMMENT ON COLUMN forecast_group.member IS 'Id of the category or brand; 0 for the whole.';
COMMENT ON COLUMN forecast_group.effects IS 'What the calendar does to sales: by what a period is multiplied that consists of nothing else.';
COMMENT ON COLUMN forecast_group.reconciled IS 'The sum of its products, as published.';
