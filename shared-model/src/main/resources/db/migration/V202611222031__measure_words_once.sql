-- Who fills an empty catalogue has every word counted once instead of twice.

-- How many documents there are and how long their fields are, as of that change.
CREATE FUNCTION measure_fields(latest bigint) RETURNS void LANGUAGE sql AS $$
    UPDATE search_statistics SET (documents, title, translation, brand, family, attributes, description, changes) = (
        SELECT count(*), coalesce(avg(words_in(d.title)), 1), coalesce(avg(words_in(d.translation)), 1),
               coalesce(avg(words_in(d.brand)), 1), coalesce(avg(words_in(d.family)), 1),
               coalesce(avg(words_in(d.attributes)), 1), coalesce(avg(words_in(d.description)), 1), latest
          FROM search_document d);
$$;
REVOKE EXECUTE ON FUNCTION measure_fields FROM PUBLIC;

CREATE OR REPLACE FUNCTION refresh_search_statistics() RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    latest bigint := (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM search_change);
BEGIN
    IF (SELECT changes FROM search_statistics) = latest
       OR NOT pg_try_advisory_xact_lock(hashtext('refresh_search_statistics')) THEN
        RETURN false;
    END IF;
    CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
        SELECT word COLLATE "C" AS word, ndoc FROM ts_stat('SELECT words FROM public.search_document')
         WHERE word NOT LIKE '=%' AND length(word) <= 40;
    DELETE FROM search_word w WHERE NOT EXISTS (SELECT FROM counted c WHERE c.word = w.word);
    UPDATE search_word w SET documents = c.ndoc FROM counted c WHERE c.word = w.word AND w.documents <> c.ndoc;
    PERFORM measure_fields(latest);
    DROP TABLE counted;
    RETURN true;
END $$;

-- All words of all documents, with the statistics: then there is nothing to refresh until something changes.
CREATE OR REPLACE FUNCTION learn_words() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_word (word, documents, stems)
    SELECT word, ndoc, search_stems(word)
      FROM ts_stat('SELECT words FROM public.search_document')
     WHERE word NOT LIKE '=%' AND length(word) <= 40
     ORDER BY word COLLATE "C"
        ON CONFLICT (word) DO UPDATE SET documents = excluded.documents;
    PERFORM measure_fields(nextval('search_change'));
END $$;
