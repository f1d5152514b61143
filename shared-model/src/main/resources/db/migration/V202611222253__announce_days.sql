-- Days on which Tunisia lives otherwise, as they were announced: the moon is sighted, and ministries decide.

CREATE TABLE announced_day (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occasion   text NOT NULL CHECK (occasion IN ('NATIONAL_DAY', 'RAMADAN', 'AID_EL_FITR', 'AID_EL_IDHA', 'HIJRI_NEW_YEAR', 'MOULED',
                                                 'SCHOOL_HOLIDAY')),
    year       integer NOT NULL,
    first_day  date NOT NULL,
    last_day   date NOT NULL CHECK (last_day >= first_day),
    source     text NOT NULL CHECK (source <> ''),
    created_by uuid NOT NULL REFERENCES app_user,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE announced_day IS 'Takes the place of what is computed or known for the same occasion and year.';
COMMENT ON COLUMN announced_day.year IS 'Of the Hijri calendar for religious days, in which the school year begins for school holidays, else of the day.';
CREATE UNIQUE INDEX announced_day_once ON announced_day (occasion, year) WHERE occasion NOT IN ('NATIONAL_DAY', 'SCHOOL_HOLIDAY');
CREATE UNIQUE INDEX announced_day_first ON announced_day (occasion, first_day);
