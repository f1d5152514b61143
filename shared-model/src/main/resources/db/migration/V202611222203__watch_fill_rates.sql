-- How much of what a product page should tell was read, by site and run; and the sites where that fell, which means that
-- the site has changed, or that we misread it: what it seems to ask is not to be trusted until it tells again.

CREATE TABLE site_fill (
    run_id       uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    site         text NOT NULL,
    adapter      text NOT NULL,
    offers       integer NOT NULL,
    amount       integer NOT NULL,
    sku          integer NOT NULL,
    availability integer NOT NULL,
    judged       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (run_id, site)
);
COMMENT ON COLUMN site_fill.adapter IS 'Where most of its offers were read: a shop system, or a kind of mark-up.';
COMMENT ON COLUMN site_fill.amount IS 'Offers with that field; so are the columns after it.';
CREATE INDEX site_fill_unjudged ON site_fill (run_id) WHERE NOT judged;
CREATE INDEX site_fill_of_site ON site_fill (site);

CREATE TABLE site_drift (
    site     text NOT NULL,
    field    text NOT NULL,
    run_id   uuid NOT NULL REFERENCES agent_run ON DELETE CASCADE,
    since    timestamptz NOT NULL,
    expected real NOT NULL,
    seen     real NOT NULL,
    PRIMARY KEY (site, field)
);
COMMENT ON TABLE site_drift IS 'Sites whose pages tell less than their contract, or than they used to; gone when they tell again.';
COMMENT ON COLUMN site_drift.seen IS 'Share of the offers with that field in the latest run; expected is what it should be at least.';

ALTER TABLE offer ADD COLUMN quarantined boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN offer.quarantined IS 'Its site has changed: its price is not to be compared with ours.';
