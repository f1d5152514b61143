-- A code from somebody's telephone beside the password (RFC 6238).

CREATE TABLE second_factor (
    user_id      uuid PRIMARY KEY REFERENCES app_user,
    secret       bytea NOT NULL,              -- encrypted by the API, bound to the user
    confirmed_at timestamptz,                 -- counts from then on
    last_step    bigint NOT NULL DEFAULT 0    -- of the last code taken, since a code serves once
);

-- For whoever has lost the telephone; each serves once.
CREATE TABLE recovery_code (
    user_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
    hash    bytea NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (user_id, hash)
);
