-- What the owner is told on Mondays.

CREATE TABLE weekly_report (
    monday     date PRIMARY KEY CHECK (extract(isodow FROM monday) = 1),
    facts      jsonb NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE weekly_report IS 'One a week, whoever makes it: the row and the message that mails it are one transaction.';
COMMENT ON COLUMN weekly_report.monday IS 'The day it was due; it tells of the seven days before.';
