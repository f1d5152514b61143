-- Pages that show nothing until their scripts have run, and the sites where it is worth while to run them.

ALTER TABLE page_fetch ADD COLUMN rendering text;
COMMENT ON COLUMN page_fetch.rendering IS 'RENDERED when the body is what scripts made of the page, or why they could not; null for a page as it was sent.';

CREATE TABLE site_rendering (
    site      text PRIMARY KEY,
    verdict   text NOT NULL CHECK (verdict IN ('TRIED', 'NEEDED', 'USELESS')),
    since     timestamptz NOT NULL,
    evidence  text NOT NULL,
    trials    integer NOT NULL,
    retest_at timestamptz NOT NULL
);
COMMENT ON TABLE site_rendering IS 'Whether the pages of a site tell more once their scripts have run, as learned from rendering some.';
COMMENT ON COLUMN site_rendering.trials IS 'Renderings in a row that told nothing.';
