-- A number is looked up for every reference that somebody types and for the equals on every page of a part: the index
-- has all that those ask for, so that the table need not be read.
DROP INDEX part_reference_norm;
CREATE INDEX part_reference_norm ON part_reference (norm text_pattern_ops) INCLUDE (product_id, kind, maker);
