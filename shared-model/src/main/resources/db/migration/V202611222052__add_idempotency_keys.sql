-- What a client created under a key of its own, so that asking again creates nothing more.

CREATE TABLE idempotency_key (
    caller      text NOT NULL,
    operation   text NOT NULL,
    key         text NOT NULL,
    fingerprint bytea NOT NULL,                       -- of the request, under a secret of the API
    created_id  text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, operation, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
