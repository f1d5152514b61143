-- What shoppers ask for, and how staff follow it up: a short code for people, a token for the page of its state,
-- decisions that can be taken back, somebody in charge, notes.

ALTER TABLE enquiry DROP CONSTRAINT enquiry_state_check;
UPDATE enquiry SET state = CASE state WHEN 'SOLD' THEN 'DONE' WHEN 'CLOSED' THEN 'CANCELLED' ELSE state END;
ALTER TABLE enquiry
    ADD COLUMN number        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT enquiry_number_unique UNIQUE,
    ADD COLUMN token         text NOT NULL DEFAULT replace(gen_random_uuid()::text, '-', '') CONSTRAINT enquiry_token_unique UNIQUE,
    ADD COLUMN channel       text NOT NULL DEFAULT 'FORM' CHECK (channel IN ('WHATSAPP', 'PHONE', 'FORM')),
    ADD COLUMN email         text CHECK (email <> ''),
    ADD COLUMN assigned_to   uuid REFERENCES app_user,
    ADD COLUMN cancel_reason text,
    ADD CONSTRAINT enquiry_state_check CHECK (state IN ('NEW', 'ANSWERED', 'ORDERED', 'DONE', 'CANCELLED'));
COMMENT ON COLUMN enquiry.token IS 'Whoever has it sees the state of the enquiry: 122 random bits.';
COMMENT ON COLUMN enquiry.code IS 'What people say on the phone; made of the number, and of letters that nobody mistakes.';
DROP INDEX enquiry_inbox;
CREATE INDEX enquiry_inbox ON enquiry (state, number DESC);
CREATE INDEX enquiry_line_product ON enquiry_line (product_id);

-- Six signs in an order that does not tell how many enquiries there are; the factor shares no divisor with 30^6, so
-- that no two numbers below it have the same code.
CREATE FUNCTION enquiry_code(number bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    signs CONSTANT text := '23456789ABCDEFGHJKMNPQRSTVWXYZ';
    rest  numeric := (number::numeric * 387420489 + 271828183) % 729000000;
    code  text := '';
BEGIN
    FOR i IN 1..6 LOOP
        code := substr(signs, (rest % 30)::int + 1, 1) || code;
        rest := div(rest, 30);
    END LOOP;
    RETURN left(code, 3) || '-' || right(code, 3);
END $$;

CREATE FUNCTION name_enquiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.code := coalesce(NEW.code, enquiry_code(NEW.number));
    RETURN NEW;
END $$;
CREATE TRIGGER enquiry_gets_code BEFORE INSERT ON enquiry FOR EACH ROW EXECUTE FUNCTION name_enquiry();

CREATE TABLE enquiry_transition (
    from_state text NOT NULL,
    to_state   text NOT NULL,
    PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE enquiry_transition IS 'Which decisions there are. Anything else is refused, whoever asks.';
INSERT INTO enquiry_transition VALUES
    ('NEW', 'ANSWERED'), ('NEW', 'CANCELLED'),
    ('ANSWERED', 'ORDERED'), ('ANSWERED', 'CANCELLED'),
    ('ORDERED', 'DONE'), ('ORDERED', 'CANCELLED'),
    ('CANCELLED', 'NEW');

CREATE TABLE enquiry_decision (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    enquiry_id uuid NOT NULL REFERENCES enquiry ON DELETE CASCADE,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    reason     text CHECK (reason <> ''),
    decided_by uuid NOT NULL REFERENCES app_user,
    decided_at timestamptz NOT NULL DEFAULT now(),
    undoes     bigint UNIQUE REFERENCES enquiry_decision ON DELETE CASCADE
);
COMMENT ON TABLE enquiry_decision IS 'Decisions. Each row is also the act that sets enquiry.state.';
CREATE INDEX enquiry_decision_enquiry ON enquiry_decision (enquiry_id, id DESC);

CREATE TABLE enquiry_note (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    enquiry_id uuid NOT NULL REFERENCES enquiry ON DELETE CASCADE,
    text       text NOT NULL CHECK (text <> ''),
    author_id  uuid NOT NULL REFERENCES app_user,
    at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX enquiry_note_enquiry ON enquiry_note (enquiry_id, id DESC);

CREATE FUNCTION apply_enquiry_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    stands text;
    latest enquiry_decision;
BEGIN
    SELECT state INTO stands FROM enquiry WHERE id = NEW.enquiry_id FOR UPDATE;
    IF stands <> NEW.from_state THEN
        RAISE EXCEPTION 'the enquiry is % meanwhile', stands USING ERRCODE = 'SB001';
    END IF;
    IF NEW.undoes IS NOT NULL THEN
        SELECT * INTO latest FROM enquiry_decision WHERE enquiry_id = NEW.enquiry_id ORDER BY id DESC LIMIT 1;
        IF latest.id <> NEW.undoes OR latest.undoes IS NOT NULL OR latest.from_state <> NEW.to_state THEN
            RAISE EXCEPTION 'only the latest decision can be taken back, and only once' USING ERRCODE = 'SB002';
        END IF;
    ELSIF NOT EXISTS (SELECT FROM enquiry_transition WHERE from_state = stands AND to_state = NEW.to_state) THEN
        RAISE EXCEPTION 'an enquiry that is % cannot become %', stands, NEW.to_state USING ERRCODE = 'SB002';
    END IF;
    UPDATE enquiry SET state = NEW.to_state, version = version + 1,
           cancel_reason = CASE WHEN NEW.to_state = 'CANCELLED' THEN coalesce(NEW.reason, (
               SELECT reason FROM enquiry_decision WHERE enquiry_id = NEW.enquiry_id AND to_state = 'CANCELLED' AND reason IS NOT NULL
                ORDER BY id DESC LIMIT 1)) END
     WHERE id = NEW.enquiry_id;
    RETURN NEW;
END $$;
CREATE TRIGGER enquiry_decision_sets_state BEFORE INSERT ON enquiry_decision
    FOR EACH ROW EXECUTE FUNCTION apply_enquiry_decision();

CREATE FUNCTION refuse_undecided_enquiry_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- 1 is this trigger alone; 2 is this one within the trigger above.
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'the state of an enquiry changes by a row in enquiry_decision' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER enquiry_state_is_decided BEFORE UPDATE OF state ON enquiry
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_undecided_enquiry_state();
