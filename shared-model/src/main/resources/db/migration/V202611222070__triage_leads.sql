-- How staff work through leads: decisions that can be taken back, notes, what to do next, duplicates put together.

CREATE TABLE lead_transition (
    from_state text NOT NULL,
    to_state   text NOT NULL,
    PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE lead_transition IS 'Which decisions there are. Anything else is refused, whoever asks.';
INSERT INTO lead_transition VALUES
    ('NEW', 'CONTACTED'), ('NEW', 'QUALIFIED'), ('NEW', 'REJECTED'),
    ('CONTACTED', 'QUALIFIED'), ('CONTACTED', 'REJECTED'),
    ('QUALIFIED', 'CONVERTED'), ('QUALIFIED', 'REJECTED'),
    ('REJECTED', 'NEW');

ALTER TABLE lead
    ADD COLUMN next_action    text CHECK (next_action <> ''),
    ADD COLUMN next_action_on date,
    ADD COLUMN merged_into    uuid REFERENCES lead,
    ADD CONSTRAINT lead_not_merged_into_itself CHECK (merged_into <> id),
    ADD CONSTRAINT lead_action_before_its_day CHECK (next_action IS NOT NULL OR next_action_on IS NULL);
COMMENT ON COLUMN lead.merged_into IS 'The lead that this one is a duplicate of; empty again when that was wrong. Nothing of it moves.';
CREATE INDEX lead_merged_into ON lead (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX lead_next_action ON lead (next_action_on, id) WHERE next_action_on IS NOT NULL;

CREATE TABLE lead_note (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead_id   uuid NOT NULL REFERENCES lead ON DELETE CASCADE,
    text      text NOT NULL CHECK (text <> ''),
    author_id uuid NOT NULL REFERENCES app_user,
    at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX lead_note_lead ON lead_note (lead_id, id DESC);

ALTER TABLE lead_review
    ADD COLUMN batch  uuid,
    ADD COLUMN undoes bigint UNIQUE REFERENCES lead_review ON DELETE CASCADE;
COMMENT ON TABLE lead_review IS 'Decisions. Each row is also the act that sets lead.state.';
COMMENT ON COLUMN lead_review.batch IS 'Decisions that were taken together can be taken back together.';
COMMENT ON COLUMN lead_review.undoes IS 'The decision that this one takes back: the latest of its lead, and only once.';
CREATE INDEX lead_review_batch ON lead_review (batch) WHERE batch IS NOT NULL;

CREATE FUNCTION apply_lead_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    stands text;
    latest lead_review;
BEGIN
    SELECT state INTO stands FROM lead WHERE id = NEW.lead_id FOR UPDATE;
    IF stands <> NEW.from_state THEN
        RAISE EXCEPTION 'the lead is % meanwhile', stands USING ERRCODE = 'SB001';
    END IF;
    IF NEW.undoes IS NOT NULL THEN
        SELECT * INTO latest FROM lead_review WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1;
        IF latest.id <> NEW.undoes OR latest.undoes IS NOT NULL OR latest.from_state <> NEW.to_state THEN
            RAISE EXCEPTION 'only the latest decision can be taken back, and only once' USING ERRCODE = 'SB002';
        END IF;
    ELSIF NOT EXISTS (SELECT FROM lead_transition WHERE from_state = stands AND to_state = NEW.to_state) THEN
        RAISE EXCEPTION 'a lead that is % cannot become %', stands, NEW.to_state USING ERRCODE = 'SB002';
    END IF;
    NEW.features := coalesce(
        (SELECT jsonb_object_agg(feature, points) FROM score_contribution WHERE lead_id = NEW.lead_id), '{}');
    UPDATE lead SET state = NEW.to_state, version = version + 1,
           reject_reason = CASE WHEN NEW.to_state = 'REJECTED' THEN coalesce(NEW.reason, (
               SELECT reason FROM lead_review WHERE lead_id = NEW.lead_id AND to_state = 'REJECTED' ORDER BY id DESC LIMIT 1)) END
     WHERE id = NEW.lead_id;
    RETURN NEW;
END $$;
CREATE TRIGGER lead_review_sets_state BEFORE INSERT ON lead_review
    FOR EACH ROW EXECUTE FUNCTION apply_lead_review();

CREATE FUNCTION refuse_undecided_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- 1 is this trigger alone; 2 is this one within the trigger above.
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'the state of a lead changes by a row in lead_review' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lead_state_is_decided BEFORE UPDATE OF state ON lead
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_undecided_state();
