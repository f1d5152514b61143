-- How long what is ordered takes, and in which quantities it can be had.

CREATE TABLE part_term (
    product_id  bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    lead_weeks  numeric(5, 1) CHECK (lead_weeks BETWEEN 0 AND 52),
    least_order integer CHECK (least_order > 0),
    pack_size   integer CHECK (pack_size > 0),
    updated_by  uuid NOT NULL REFERENCES app_user,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE part_term IS 'What staff know of buying a part. Null: as its supplier or the settings have it.';
COMMENT ON COLUMN part_term.least_order IS 'Pieces that one has to order at least.';
COMMENT ON COLUMN part_term.pack_size IS 'Pieces of a pack, which is not opened.';

CREATE TABLE supplier_term (
    lead_id    uuid PRIMARY KEY REFERENCES lead ON DELETE CASCADE,
    lead_weeks numeric(5, 1) NOT NULL CHECK (lead_weeks BETWEEN 0 AND 52),
    updated_by uuid NOT NULL REFERENCES app_user,
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE supplier_term IS 'How long a supplier takes from the order to the delivery.';

CREATE VIEW part_supply AS
SELECT p.id AS product_id,
       coalesce(t.lead_weeks,
                (SELECT s.lead_weeks
                   FROM offer f
                   JOIN lead found ON found.id = f.lead_id
                   JOIN lead l ON l.id = coalesce(found.merged_into, found.id)
                   JOIN supplier_term s ON s.lead_id = l.id
                  WHERE f.product_id = p.id AND l.kind = 'SUPPLIER' AND l.state IN ('QUALIFIED', 'CONVERTED')
                    AND f.currency = 'TND' AND f.amount > 0 AND f.availability IS DISTINCT FROM 'OutOfStock'
                  ORDER BY f.amount, f.id LIMIT 1))::float8 AS lead_weeks,
       coalesce(t.least_order, 1) AS least_order,
       coalesce(t.pack_size, CASE WHEN p.attributes->>'packSize' ~ '^[1-9][0-9]{0,3}$' THEN (p.attributes->>'packSize')::int END, 1)
           AS pack_size
  FROM product p LEFT JOIN part_term t ON t.product_id = p.id;
COMMENT ON VIEW part_supply IS 'How each part is bought: as staff say of it, else as the supplier that asks least for it. Null: as the settings say.';
