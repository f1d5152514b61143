-- A plan says how it came about, how much to order at a time, and how much the part matters.

ALTER TABLE stock_plan
    ADD COLUMN order_quantity integer CHECK (order_quantity >= 0),
    ADD COLUMN abc            text CHECK (abc IN ('A', 'B', 'C')),
    ADD COLUMN xyz            text CHECK (xyz IN ('X', 'Y', 'Z')),
    ADD COLUMN explanation    jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN stock_plan.abc IS 'A: the parts that make the first 80 of 100 dinars expected; B: the next 15; C: the rest.';
COMMENT ON COLUMN stock_plan.xyz IS 'X: demand of the protection time varies by less than half its mean; Y: by less than its mean; Z: by more.';
COMMENT ON COLUMN stock_plan.explanation IS 'The values of the formulas, by name.';

ALTER TABLE insight
    DROP CONSTRAINT insight_kind_check,
    ADD CONSTRAINT insight_kind_check
        CHECK (kind IN ('RESTOCK', 'SPIKE', 'DROP', 'SEASONAL', 'DECLINING', 'OVERSTOCK', 'DRIFT', 'END_OF_LIFE'));
