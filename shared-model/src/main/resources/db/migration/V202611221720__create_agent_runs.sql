-- The work of the agents. These rows are the truth; the Redis streams only hand work over.

CREATE TABLE agent_run (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    agent         text NOT NULL CHECK (agent IN ('PROSPECTOR', 'ORION')),
    origin        text NOT NULL CHECK (origin IN ('MANUAL', 'SCHEDULE')),
    requested_by  uuid REFERENCES app_user,
    scheduled_for timestamptz,
    parameters    jsonb NOT NULL DEFAULT '{}',
    state         text NOT NULL DEFAULT 'QUEUED'
                  CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED')),
    tasks_total   integer NOT NULL DEFAULT 0,
    tasks_done    integer NOT NULL DEFAULT 0,
    tasks_failed  integer NOT NULL DEFAULT 0,
    counts        jsonb NOT NULL DEFAULT '{}',
    error         text,
    requested_at  timestamptz NOT NULL DEFAULT now(),
    started_at    timestamptz,
    progressed_at timestamptz NOT NULL DEFAULT now(),
    finished_at   timestamptz,
    CONSTRAINT agent_run_tasks CHECK (tasks_done >= 0 AND tasks_failed >= 0 AND tasks_done + tasks_failed <= tasks_total),
    CONSTRAINT agent_run_scheduled CHECK ((origin = 'SCHEDULE') = (scheduled_for IS NOT NULL)),
    -- What makes a schedule fire once, however many replicas tick.
    CONSTRAINT agent_run_one_per_tick UNIQUE (agent, scheduled_for)
);
CREATE INDEX agent_run_latest ON agent_run (agent, requested_at DESC, id DESC);
CREATE INDEX agent_run_open   ON agent_run (agent, progressed_at) WHERE finished_at IS NULL;

CREATE TABLE run_task (
    run_id       uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    key          text NOT NULL CHECK (key <> ''),
    stream       text NOT NULL,
    schema       text NOT NULL,
    payload      jsonb NOT NULL,
    state        text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'DONE', 'FAILED')),
    error        text,
    published_at timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz,
    PRIMARY KEY (run_id, key)
);
COMMENT ON TABLE run_task IS 'One unit of a run. Done in the same transaction as its results are written, so it counts once.';
CREATE INDEX run_task_open ON run_task (run_id, published_at) WHERE state = 'OPEN';

CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream      text NOT NULL,
    schema      text NOT NULL,
    payload     jsonb NOT NULL,
    traceparent text,
    created_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE outbox IS 'Messages to publish, written in the transaction of what they speak of, deleted once sent.';
