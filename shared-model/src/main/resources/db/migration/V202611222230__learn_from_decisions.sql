-- The score of a lead learns from decisions: models with versions, what each decision was taken on, and who stays at zero.

CREATE TABLE score_model (
    version        text PRIMARY KEY CHECK (version <> ''),
    state          text NOT NULL CHECK (state IN ('ACTIVE', 'READY', 'RETIRED', 'REFUSED')),
    weights        jsonb NOT NULL,
    calibration    jsonb NOT NULL,
    metrics        jsonb NOT NULL DEFAULT '{}',
    decisions      integer NOT NULL DEFAULT 0 CHECK (decisions >= 0),
    trained_at     timestamptz NOT NULL,
    active_since   timestamptz,
    drifting_since timestamptz
);
COMMENT ON TABLE score_model IS 'Weights of the score. A version never changes; which one serves does.';
COMMENT ON COLUMN score_model.state IS 'READY was better and waits for a person; REFUSED was not better; RETIRED has served before.';
COMMENT ON COLUMN score_model.metrics IS 'How it did on the last decisions, which it had not seen, beside the model that served then.';
COMMENT ON COLUMN score_model.drifting_since IS 'Since when decisions have agreed with it less than they did when it was tested.';
CREATE UNIQUE INDEX score_model_one_active ON score_model ((true)) WHERE state = 'ACTIVE';

-- By hand, from what the trade knows: what serves until decisions say something else, and the prior of all that is learned.
INSERT INTO score_model (version, state, weights, calibration, trained_at, active_since) VALUES ('hand-1', 'ACTIVE', '{
    "bias": -2.2, "sells-to-shops": 0.4, "garage": 0, "competitor": 0, "in-tunisia": 0.5, "offers": 0.25,
    "shows-prices": 0.4, "sells-what-we-sell": 0.45, "phone": 0.7, "mobile": 0.2, "mailbox": 0.5, "address": 0.3,
    "website": 0.2, "pages-agree": 0.15, "sure-source": 0.5, "source-errs": -2
}', '{"kind": "NONE"}', now(), now());

CREATE TABLE lead_score (
    lead_id      uuid PRIMARY KEY REFERENCES lead ON DELETE CASCADE,
    model        text NOT NULL REFERENCES score_model,
    fit          smallint NOT NULL CHECK (fit BETWEEN 0 AND 100),
    reachability smallint NOT NULL CHECK (reachability BETWEEN 0 AND 100),
    confidence   smallint NOT NULL CHECK (confidence BETWEEN 0 AND 100),
    zero_because text CHECK (zero_because IN ('CLOSED', 'OWN_BRANCH')),
    features     jsonb NOT NULL,
    raises       jsonb NOT NULL,
    stale        boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE lead_score IS 'Which model scored the lead, on what, and how the score divides.';
COMMENT ON COLUMN lead_score.raises IS 'What would raise the score most, and by how many points.';
CREATE INDEX lead_score_model ON lead_score (model);
CREATE INDEX lead_score_stale ON lead_score (lead_id) WHERE stale;

CREATE TABLE source_record (
    source_id bigint PRIMARY KEY REFERENCES lead_source ON DELETE CASCADE,
    decided   integer NOT NULL,
    bad       integer NOT NULL
);
COMMENT ON TABLE source_record IS 'About how many leads of a source staff decided, and how many of those had bad data.';

ALTER TABLE lead_review
    ADD COLUMN cause      text CHECK (cause IN ('DUPLICATE', 'CLOSED', 'WRONG_TYPE', 'BAD_DATA', 'NOT_INTERESTED', 'OTHER')),
    ADD COLUMN model      text,
    ADD COLUMN score      smallint,
    ADD COLUMN propensity real;
COMMENT ON COLUMN lead_review.cause IS 'Why it was rejected. The score learns from WRONG_TYPE and NOT_INTERESTED; BAD_DATA speaks of the source.';
COMMENT ON COLUMN lead_review.model IS 'The model whose score was seen when the decision was taken; features are what that model saw.';
COMMENT ON COLUMN lead_review.propensity IS 'How likely the lead was to be shown out of its turn, where the queue did so; else null.';

-- One lead in ten has its day: the queue mixes it in whatever its score, so that the score also learns of what it thinks little of.
CREATE FUNCTION is_explored(lead uuid, day date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN abs(hashtextextended(lead::text, day - date '2026-01-01') % 10) = 0;

CREATE OR REPLACE FUNCTION apply_lead_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    stands lead;
    latest lead_review;
    seen   lead_score;
BEGIN
    SELECT * INTO stands FROM lead WHERE id = NEW.lead_id FOR UPDATE;
    IF stands.state <> NEW.from_state THEN
        RAISE EXCEPTION 'the lead is % meanwhile', stands.state USING ERRCODE = 'SB001';
    END IF;
    IF NEW.undoes IS NOT NULL THEN
        SELECT * INTO latest FROM lead_review WHERE lead_id = NEW.lead_id ORDER BY id DESC LIMIT 1;
        IF latest.id <> NEW.undoes OR latest.undoes IS NOT NULL OR latest.from_state <> NEW.to_state THEN
            RAISE EXCEPTION 'only the latest decision can be taken back, and only once' USING ERRCODE = 'SB002';
        END IF;
    ELSIF NOT EXISTS (SELECT FROM lead_transition WHERE from_state = stands.state AND to_state = NEW.to_state) THEN
        RAISE EXCEPTION 'a lead that is % cannot become %', stands.state, NEW.to_state USING ERRCODE = 'SB002';
    END IF;
    SELECT * INTO seen FROM lead_score WHERE lead_id = NEW.lead_id;
    NEW.features := coalesce(seen.features, '{}');
    NEW.model := seen.model;
    NEW.score := stands.score;
    IF stands.state = 'NEW' AND is_explored(NEW.lead_id, (NEW.decided_at AT TIME ZONE 'Africa/Tunis')::date) THEN
        NEW.propensity := 0.1;
    END IF;
    -- That a business has closed makes its score zero, and that it has not after all undoes that.
    UPDATE lead_score SET stale = true WHERE lead_id = NEW.lead_id AND (NEW.cause = 'CLOSED' OR zero_because = 'CLOSED');
    UPDATE lead SET state = NEW.to_state, version = version + 1,
           reject_reason = CASE WHEN NEW.to_state = 'REJECTED' THEN coalesce(NEW.reason, (
               SELECT reason FROM lead_review WHERE lead_id = NEW.lead_id AND to_state = 'REJECTED' ORDER BY id DESC LIMIT 1)) END
     WHERE id = NEW.lead_id;
    RETURN NEW;
END $$;
