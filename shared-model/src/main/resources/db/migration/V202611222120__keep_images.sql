CREATE TABLE product_image (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    file       text NOT NULL CHECK (file ~ '^[0-9a-f]{64}$'),
    width      integer NOT NULL CHECK (width > 0),
    height     integer NOT NULL CHECK (height > 0),
    alt_fr     text CHECK (length(alt_fr) BETWEEN 1 AND 300),
    alt_ar     text CHECK (length(alt_ar) BETWEEN 1 AND 300),
    position   integer NOT NULL CHECK (position >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT product_image_once UNIQUE (product_id, file),
    -- While the order changes, two may hold the same place.
    CONSTRAINT product_image_place UNIQUE (product_id, position) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE product_image IS 'Images of products in their order; the first is what lists show, and product.image_url follows it.';
COMMENT ON COLUMN product_image.file IS 'Names the files by what was sent (SHA-256), so that products share them.';
COMMENT ON COLUMN product_image.width IS 'As it was sent, upright.';

CREATE INDEX product_image_by_file ON product_image (file);
