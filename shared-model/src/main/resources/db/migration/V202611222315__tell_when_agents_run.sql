-- When the agents run by themselves, as they tell it, so that staff see when the next run is due.

CREATE TABLE agent_schedule (
    agent     text PRIMARY KEY CHECK (agent IN ('PROSPECTOR', 'ORION')),
    cron      text NOT NULL CHECK (cron <> ''),
    time_zone text NOT NULL CHECK (time_zone <> ''),
    next_at   timestamptz,
    told_at   timestamptz NOT NULL
);
COMMENT ON TABLE agent_schedule IS 'Told again each minute by every replica of the agent: what is old comes from one that is down.';
COMMENT ON COLUMN agent_schedule.cron IS 'As Quartz writes it; "off" for never.';
