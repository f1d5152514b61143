-- Staff edit vehicles and fitments; who edits says which version was read.

ALTER TABLE vehicle_make ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE vehicle_model ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE vehicle_generation ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE vehicle_engine ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE fitment ADD COLUMN version integer NOT NULL DEFAULT 0;
