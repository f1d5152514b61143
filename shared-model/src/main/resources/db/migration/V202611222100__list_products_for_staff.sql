-- Staff list all products, not only what shoppers see: the orders and the gaps that only they look for.

CREATE INDEX product_by_update ON product (updated_at DESC, id DESC);
CREATE INDEX product_by_stock  ON product (stock_quantity, id);
CREATE INDEX product_unlisted  ON product (id) WHERE NOT listed;
CREATE INDEX product_without_image  ON product (id) WHERE image_url IS NULL;
CREATE INDEX product_without_arabic ON product (id) WHERE name_ar IS NULL;
