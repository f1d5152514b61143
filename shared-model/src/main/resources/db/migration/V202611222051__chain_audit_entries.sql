-- Each entry of the audit log holds a digest of itself and of the one before, so that an entry that is changed, slipped in
-- or taken out later shows. The head says how long the chain is, so that its end cannot be cut off either.

ALTER TABLE audit_entry ADD COLUMN position bigint, ADD COLUMN hash bytea;

CREATE TABLE audit_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL,
    hash     bytea NOT NULL
);
INSERT INTO audit_head (position, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

-- Independent of time zone and of how the entry is stored.
CREATE FUNCTION audit_digest(previous bytea, entry audit_entry) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN sha256(previous || convert_to(jsonb_build_array(
        entry.position, entry.id, extract(epoch FROM entry.at), entry.actor_id, entry.actor_email, entry.action,
        entry.entity, entry.entity_id, entry.before, entry.after, entry.reason, entry.trace_id)::text, 'UTF8'));

-- The row of the head makes writers wait for each other until they commit, so write to the log last.
CREATE FUNCTION chain_audit_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    head audit_head;
BEGIN
    SELECT * INTO head FROM audit_head FOR UPDATE;
    NEW.position := head.position + 1;
    NEW.hash := audit_digest(head.hash, NEW);
    UPDATE audit_head SET position = NEW.position, hash = NEW.hash;
    RETURN NEW;
END $$;

ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only;
DO $$
DECLARE
    head  audit_head;
    entry audit_entry;
BEGIN
    SELECT * INTO head FROM audit_head;
    FOR entry IN SELECT * FROM audit_entry ORDER BY id LOOP
        entry.position := head.position + 1;
        entry.hash := audit_digest(head.hash, entry);
        UPDATE audit_entry SET position = entry.position, hash = entry.hash WHERE id = entry.id;
        head.position := entry.position;
        head.hash := entry.hash;
    END LOOP;
    UPDATE audit_head SET position = head.position, hash = head.hash;
END $$;
ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only;

ALTER TABLE audit_entry
    ALTER COLUMN position SET NOT NULL,
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT audit_entry_position UNIQUE (position);

CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

-- Where the chain does not hold; nothing when it does.
CREATE FUNCTION audit_faults() RETURNS TABLE (fault_position bigint, fault text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
BEGIN ATOMIC
    SELECT position, CASE WHEN position <> expected THEN 'missing before' ELSE 'changed' END
    FROM (SELECT entry.position, entry.hash, lag(entry.position, 1, 0::bigint) OVER chain + 1 AS expected,
                 audit_digest(lag(entry.hash, 1, decode(repeat('00', 32), 'hex')) OVER chain, entry) AS digest
          FROM audit_entry entry
          WINDOW chain AS (ORDER BY entry.position)) checked
    WHERE position <> expected OR hash <> digest
    UNION ALL
    SELECT head.position, 'cut off after'
    FROM audit_head head
    WHERE head.position <> (SELECT coalesce(max(position), 0) FROM audit_entry);
END;

-- Kept by the owner alone; the trigger and the check run as the owner.
REVOKE ALL ON FUNCTION audit_faults FROM PUBLIC;
