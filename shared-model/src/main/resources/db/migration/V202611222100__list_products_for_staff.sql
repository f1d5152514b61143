-- Staff list all products, not only what shoppers see: the orders and the gaps that only they look for.

CREATE INDEX product_by_update ON product (updated_at DESC, id DESC);
CREATE INDEX product_by_stock  ON product (stock_quantity, id);
CREATE INDEX product_by_tier   ON product (quality_tier, id);
CREATE INDEX product_without_image  ON product (id) WHERE image_url IS NULL;
CREATE INDEX product_without_arabic ON product (id) WHERE name_ar IS NULL;
-- Small, since most products are listed; so it is read as a whole and may hold what is filtered by.
CREATE INDEX product_unlisted ON product (category_id, brand_id, quality_tier, stock_quantity) WHERE NOT listed;
