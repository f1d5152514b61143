-- Names in the order of a dictionary: Échappement stands before Zinc, and before essuie-glace whatever the capitals.
DROP INDEX product_by_name;
CREATE INDEX product_by_name ON product (fold_accents(name_fr) COLLATE "C", id) WHERE listed;
