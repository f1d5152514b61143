-- At a million products nine words of ten are part numbers. They have no other forms and are never corrected, so the
-- indexes for that do without them.

DROP INDEX search_word_stems;
CREATE INDEX search_word_stems ON search_word USING gin (stems) WHERE stems <> '{}';

DROP INDEX search_word_alike;
CREATE INDEX search_word_alike ON search_word USING gin (word gin_trgm_ops) WHERE word !~ '[0-9]';

-- What many people found is suggested to others, the most found first.
CREATE INDEX search_log_found ON search_log ((searches - misses) DESC) WHERE searches - misses >= 3;
