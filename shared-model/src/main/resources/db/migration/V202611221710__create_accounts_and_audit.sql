-- Who may do what, and what they did.

CREATE TABLE app_user (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email         text NOT NULL CHECK (email = lower(email) AND email LIKE '%_@_%'),
    full_name     text NOT NULL CHECK (full_name <> ''),
    password_hash text NOT NULL,
    role          text NOT NULL CHECK (role IN ('ADMIN', 'STAFF', 'VIEWER')),
    active        boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_login_at timestamptz,
    version       integer NOT NULL DEFAULT 0,
    CONSTRAINT app_user_email_unique UNIQUE (email)
);

ALTER TABLE price_change ADD FOREIGN KEY (changed_by) REFERENCES app_user;

CREATE TABLE audit_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now(),
    actor_id    uuid,
    actor_email text NOT NULL,
    action      text NOT NULL CHECK (action <> ''),
    entity      text NOT NULL,
    entity_id   text NOT NULL,
    before      jsonb,
    after       jsonb,
    reason      text,
    trace_id    text
);
CREATE INDEX audit_entry_entity ON audit_entry (entity, entity_id, id DESC);
CREATE INDEX audit_entry_actor  ON audit_entry (actor_id, id DESC);

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
