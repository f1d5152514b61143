-- Google: its place ids, which may be kept, and what has been asked of it. Nothing else of Google has a column anywhere.

CREATE TABLE google_usage (
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    sku   text NOT NULL,
    used  integer NOT NULL CHECK (used >= 0),
    PRIMARY KEY (month, sku)
);
COMMENT ON TABLE google_usage IS 'Requests by SKU and month of billing, taken before each request: the budget is never overdrawn.';

CREATE TABLE google_place (
    place_id      text PRIMARY KEY CHECK (place_id ~ '^[A-Za-z0-9_-]+$' AND length(place_id) BETWEEN 3 AND 300),
    lead_id       uuid REFERENCES lead ON DELETE SET NULL,
    chosen_by     uuid REFERENCES app_user,
    chosen_at     timestamptz,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    obsolete_at   timestamptz,
    CONSTRAINT google_place_chosen_by_somebody CHECK ((chosen_by IS NULL) = (chosen_at IS NULL)),
    CONSTRAINT google_place_lead_is_chosen CHECK (lead_id IS NULL OR chosen_by IS NOT NULL)
);
COMMENT ON TABLE google_place IS 'Place ids, which Google''s terms allow to be kept; which lead one is, a person has said.';
COMMENT ON COLUMN google_place.obsolete_at IS 'When Google no longer knew it.';
CREATE UNIQUE INDEX google_place_of_lead ON google_place (lead_id) WHERE lead_id IS NOT NULL;

CREATE INDEX lead_of_source ON lead (source_id);

-- A source that refuses us is switched off, once, and staff are told.
CREATE FUNCTION switch_source_off(source bigint, reason text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    switched lead_source;
BEGIN
    UPDATE lead_source SET enabled = false, trouble = reason, trouble_at = at, version = version + 1
     WHERE id = source AND enabled RETURNING * INTO switched;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO outbox (stream, schema, payload)
    VALUES ('shabou.api.mail', 'staff-mail.v1', jsonb_build_object(
        'subject', 'Source désactivée : ' || switched.name,
        'text', 'La source « ' || switched.name || ' » a été désactivée, parce qu''elle nous refuse : ' || reason ||
                E'\nCorrigez la cause, puis réactivez la source dans l''administration.'));
    INSERT INTO audit_entry (actor_email, action, entity, entity_id, before, after, reason)
    VALUES ('system', 'switch source off', 'lead_source', source::text, '{"enabled": true}', '{"enabled": false}', reason);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION switch_source_off FROM PUBLIC;
