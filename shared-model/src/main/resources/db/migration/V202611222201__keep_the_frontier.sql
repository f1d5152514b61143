-- The frontier of a crawl is in the database: what is in work is a task, all else waits here, so that streams stay short
-- and the most promising pages of a source come first, whenever they were found.

CREATE TABLE crawl_progress (
    run_id    uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    source_id bigint NOT NULL REFERENCES lead_source,
    taken     integer NOT NULL,
    failures  integer NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, source_id)
);
COMMENT ON COLUMN crawl_progress.taken IS 'Pages that became tasks.';
COMMENT ON COLUMN crawl_progress.failures IS 'Latest pages in a row that could not be had.';

CREATE TABLE waiting_page (
    run_id    uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    source_id bigint NOT NULL REFERENCES lead_source,
    key       text NOT NULL,
    url       text NOT NULL,
    depth     integer NOT NULL,
    position  integer NOT NULL,
    serial    bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (run_id, key)
);
COMMENT ON COLUMN waiting_page.position IS 'Among the links of the page that leads to it, the most promising first.';
CREATE INDEX waiting_page_next ON waiting_page (run_id, source_id, position, serial);

ALTER TABLE page_fetch
    ADD COLUMN etag          text,
    ADD COLUMN last_modified text;
COMMENT ON COLUMN page_fetch.etag IS 'By which the site is asked whether the page has changed; so is last_modified.';
CREATE INDEX page_fetch_of_page ON page_fetch (url, fetched_at DESC) WHERE etag IS NOT NULL OR last_modified IS NOT NULL;
