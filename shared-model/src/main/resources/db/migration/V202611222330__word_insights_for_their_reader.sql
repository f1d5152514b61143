-- What an insight says is worded when it is read, in the reader's language, from its kind and figures.
ALTER TABLE insight
    ALTER COLUMN reason DROP NOT NULL,
    ALTER COLUMN advice DROP NOT NULL;
COMMENT ON COLUMN insight.reason IS 'As Orion worded it before readers were asked for their language; null since.';
COMMENT ON COLUMN insight.advice IS 'As reason.';
