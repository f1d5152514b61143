-- Whoever wants to be forgotten is, and no later run brings them back. Of them a digest under a key stays, by which they
-- are known when they turn up again, and from which nobody can tell who they are: the key is the owner's alone.

CREATE TABLE privacy_key (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    inner_key bytea NOT NULL,
    outer_key bytea NOT NULL
);
INSERT INTO privacy_key (inner_key, outer_key)
SELECT decode(string_agg(replace(gen_random_uuid()::text, '-', ''), '') FILTER (WHERE i <= 4), 'hex'),
       decode(string_agg(replace(gen_random_uuid()::text, '-', ''), '') FILTER (WHERE i > 4), 'hex')
  FROM generate_series(1, 8) AS i;

CREATE TABLE suppression (
    digest bytea PRIMARY KEY,
    kind   text NOT NULL CHECK (kind IN ('LEAD', 'DOMAIN', 'PHONE', 'EMAIL')),
    since  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE suppression IS 'What was erased and may not come back: keyed digests alone.';

-- HMAC as RFC 2104 has it, with two keys that are random instead of one that is padded in two ways.
CREATE FUNCTION privacy_digest(kind text, value text) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    RETURN (SELECT sha256(outer_key || sha256(inner_key || convert_to(kind || ':' || lower(btrim(value)), 'UTF8'))) FROM privacy_key);

CREATE FUNCTION is_suppressed(kind text, value text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    RETURN EXISTS (SELECT FROM suppression) AND value IS NOT NULL
       AND EXISTS (SELECT FROM suppression s WHERE s.digest = privacy_digest($1, $2));

-- Whoever writes leads, in whatever way: one that was erased is not written, and of others nothing that was.
CREATE FUNCTION keep_leads_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM suppression) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' AND (is_suppressed('LEAD', NEW.id::text) OR is_suppressed('DOMAIN', NEW.domain)) THEN
        RETURN NULL;
    END IF;
    NEW.phones := ARRAY(SELECT p FROM unnest(NEW.phones) WITH ORDINALITY AS x (p, n) WHERE NOT is_suppressed('PHONE', p) ORDER BY n);
    NEW.emails := ARRAY(SELECT e FROM unnest(NEW.emails) WITH ORDINALITY AS x (e, n) WHERE NOT is_suppressed('EMAIL', e) ORDER BY n);
    RETURN NEW;
END $$;
CREATE TRIGGER erased_stays_erased BEFORE INSERT OR UPDATE OF phones, emails ON lead
    FOR EACH ROW EXECUTE FUNCTION keep_leads_erased();

CREATE FUNCTION keep_facts_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM suppression) THEN
        RETURN NEW;
    END IF;
    IF NEW.field IN ('PHONE', 'EMAIL') AND is_suppressed(NEW.field, NEW.value) THEN
        RETURN NULL;
    END IF;
    RETURN CASE WHEN EXISTS (SELECT FROM lead WHERE id = NEW.lead_id) THEN NEW END;
END $$;
CREATE TRIGGER erased_stays_erased BEFORE INSERT ON lead_evidence FOR EACH ROW EXECUTE FUNCTION keep_facts_erased();

-- What hangs on a lead that was not written is not written either.
CREATE FUNCTION let_go_without_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN NOT EXISTS (SELECT FROM suppression) OR EXISTS (SELECT FROM lead WHERE id = NEW.lead_id) THEN NEW END;
END $$;
CREATE TRIGGER erased_stays_erased BEFORE INSERT ON offer FOR EACH ROW EXECUTE FUNCTION let_go_without_lead();
CREATE TRIGGER erased_stays_erased BEFORE INSERT ON place_record FOR EACH ROW EXECUTE FUNCTION let_go_without_lead();

-- Forgets all that is held about a subject, and answers how much that was, and the words that it was known by: for
-- whoever has to look for them elsewhere, and not to be kept.
CREATE FUNCTION erase_subject(kind text, value text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_variable
DECLARE
    wanted  text := lower(btrim(value));
    ids     uuid[];
    names   text[];
    domains text[];
    known   text[];
    urls    text[];
    leads   integer;
    facts   integer := 0;
    pages   integer;
    audits  integer;
BEGIN
    -- What staff locked against agents is erased as well.
    PERFORM set_config('shabou.editor', 'staff', true);
    IF kind IN ('LEAD', 'DOMAIN') THEN
        SELECT array_agg(DISTINCT l.id) INTO ids
          FROM lead found JOIN lead l ON coalesce(l.merged_into, l.id) = coalesce(found.merged_into, found.id)
         WHERE CASE kind WHEN 'LEAD' THEN found.id::text = wanted ELSE lower(found.domain) = wanted END;
    END IF;
    ids := coalesce(ids, '{}');
    SELECT coalesce(array_agg(DISTINCT regexp_replace(l.name, '\s+', ' ', 'g')), '{}') INTO names FROM lead l WHERE l.id = ANY (ids);
    -- A domain that others share, such as that of a network, stays allowed.
    SELECT coalesce(array_agg(DISTINCT lower(l.domain)), '{}') INTO domains FROM lead l
     WHERE l.id = ANY (ids) AND l.domain IS NOT NULL
       AND NOT EXISTS (SELECT FROM lead o WHERE lower(o.domain) = lower(l.domain) AND o.id <> ALL (ids));
    IF kind = 'DOMAIN' AND wanted <> ALL (domains) THEN
        domains := domains || wanted;
    END IF;
    SELECT coalesce(array_agg(DISTINCT e.url), '{}') INTO urls FROM lead_evidence e
     WHERE e.lead_id = ANY (ids) OR (e.field = kind AND lower(e.value) = wanted);
    urls := urls || ARRAY(SELECT DISTINCT o.url FROM offer o WHERE o.lead_id = ANY (ids));

    CREATE TEMPORARY TABLE erased (kind text, value text) ON COMMIT DROP;
    INSERT INTO erased SELECT 'LEAD', id::text FROM unnest(ids) AS id
         UNION SELECT 'DOMAIN', d FROM unnest(domains) AS d
         UNION SELECT 'PHONE', p FROM lead l, unnest(l.phones) AS p WHERE l.id = ANY (ids)
         UNION SELECT 'EMAIL', lower(e) FROM lead l, unnest(l.emails) AS e WHERE l.id = ANY (ids)
         UNION SELECT e.field, lower(e.value) FROM lead_evidence e WHERE e.lead_id = ANY (ids) AND e.field IN ('PHONE', 'EMAIL')
         UNION SELECT $1, wanted WHERE $1 <> 'LEAD';
    INSERT INTO suppression (digest, kind) SELECT privacy_digest(e.kind, e.value), e.kind FROM erased e ON CONFLICT DO NOTHING;
    SELECT coalesce(array_agg(e.value), '{}') INTO known FROM erased e;
    DROP TABLE erased;

    -- Pages hold what was read from them. Those of others that only mention the subject are emptied.
    DELETE FROM page_fetch p WHERE EXISTS (
        SELECT FROM unnest(domains) AS d WHERE lower(substring(p.url FROM '://([^/:?#]+)')) IN (d, 'www.' || d)
            OR lower(substring(p.url FROM '://([^/:?#]+)')) LIKE '%.' || d);
    GET DIAGNOSTICS pages = ROW_COUNT;
    UPDATE page_fetch p SET body_gzip = NULL WHERE p.url = ANY (urls) AND p.body_gzip IS NOT NULL;
    GET DIAGNOSTICS leads = ROW_COUNT;
    pages := pages + leads;
    DELETE FROM run_task t WHERE t.state <> 'OPEN' AND EXISTS (
        SELECT FROM unnest(domains) AS d WHERE lower(substring(t.payload->>'url' FROM '://([^/:?#]+)')) IN (d, 'www.' || d));
    UPDATE lead_source s SET enabled = false WHERE EXISTS (
        SELECT FROM unnest(domains) AS d WHERE lower(substring(s.start_url FROM '://([^/:?#]+)')) IN (d, 'www.' || d));

    IF kind IN ('PHONE', 'EMAIL') THEN
        DELETE FROM lead_evidence e WHERE e.field = kind AND lower(e.value) = wanted;
        GET DIAGNOSTICS facts = ROW_COUNT;
        UPDATE lead l SET phones = array_remove(l.phones, wanted) WHERE kind = 'PHONE' AND wanted = ANY (l.phones);
        UPDATE lead l SET emails = ARRAY(SELECT e FROM unnest(l.emails) AS e WHERE lower(e) <> wanted)
         WHERE kind = 'EMAIL' AND wanted IN (SELECT lower(e) FROM unnest(l.emails) AS e);
    END IF;
    UPDATE weekly_report r SET facts = jsonb_set(jsonb_set(r.facts,
               '{bestLeads}', coalesce((SELECT jsonb_agg(b) FROM jsonb_array_elements(r.facts->'bestLeads') AS b
                                         WHERE (b->>'id')::uuid <> ALL (ids)), '[]')),
               '{priceMoves}', coalesce((SELECT jsonb_agg(m) FROM jsonb_array_elements(r.facts->'priceMoves') AS m
                                          WHERE m->>'seller' <> ALL (SELECT left(n, 120) FROM unnest(names) AS n)), '[]'))
     WHERE ids <> '{}';
    SELECT facts + count(*) INTO facts FROM lead_evidence e WHERE e.lead_id = ANY (ids);
    UPDATE lead l SET merged_into = NULL WHERE l.id = ANY (ids);
    -- What hangs on a lead goes with it: facts, offers and their prices, scores, decisions, notes, records of places.
    DELETE FROM lead l WHERE l.id = ANY (ids);
    GET DIAGNOSTICS leads = ROW_COUNT;

    SELECT count(*) INTO audits FROM audit_entry a
     WHERE EXISTS (SELECT FROM unnest(known || names) AS k
                    WHERE length(k) > 3 AND k <> ALL (SELECT id::text FROM unnest(ids) AS id)
                      AND position(lower(k) IN lower(concat_ws(' ', a.before, a.after, a.reason))) > 0);
    RETURN jsonb_build_object('leads', leads, 'facts', facts, 'pages', pages, 'auditMentions', audits,
                              'known', to_jsonb(known || names));
END $$;
REVOKE ALL ON FUNCTION erase_subject, privacy_digest FROM PUBLIC;

CREATE INDEX lead_last_seen ON lead (last_seen_at);
