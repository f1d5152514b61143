-- What a member of staff looks at again and again: a filter, an order and columns, under a name.

CREATE TABLE assortment_view (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    owner_id   uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
    name       text NOT NULL CHECK (name <> ''),
    filter     jsonb NOT NULL,
    sort       text NOT NULL,
    columns    text[] NOT NULL,
    shared     boolean NOT NULL,
    version    integer NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL,
    CONSTRAINT assortment_view_name_once UNIQUE (owner_id, name)
);
COMMENT ON COLUMN assortment_view.shared IS 'Whether all staff see it; its owner alone changes it.';
