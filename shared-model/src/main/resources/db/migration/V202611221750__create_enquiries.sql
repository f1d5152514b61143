-- What shoppers ask for. Stored before WhatsApp opens, so that no order is lost.

CREATE TABLE enquiry (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code          text NOT NULL CONSTRAINT enquiry_code_unique UNIQUE,
    customer_name text,
    phone         text NOT NULL CHECK (phone ~ '^\+[0-9]{8,15}$'),
    language      text NOT NULL CHECK (language IN ('fr', 'ar')),
    vehicle       text,
    note          text,
    state         text NOT NULL DEFAULT 'NEW' CHECK (state IN ('NEW', 'ANSWERED', 'SOLD', 'CLOSED')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    version       integer NOT NULL DEFAULT 0
);
CREATE INDEX enquiry_inbox ON enquiry (state, created_at DESC, id);

CREATE TABLE enquiry_line (
    enquiry_id     uuid NOT NULL REFERENCES enquiry ON DELETE CASCADE,
    product_id     bigint NOT NULL REFERENCES product,
    quantity       integer NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    unit_price_tnd numeric(14, 3) NOT NULL CHECK (unit_price_tnd >= 0),
    PRIMARY KEY (enquiry_id, product_id)
);
COMMENT ON COLUMN enquiry_line.unit_price_tnd IS 'The price shown when the shopper asked.';
