-- What staff overrode together can be taken back together, and what it took the place of stands again.

ALTER TABLE forecast_override
    ADD COLUMN batch       uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN replaced_by uuid;
COMMENT ON COLUMN forecast_override.batch IS 'The same in all that was overridden together.';
COMMENT ON COLUMN forecast_override.replaced_by IS 'The batch that took its place.';
CREATE INDEX forecast_override_batch ON forecast_override (batch);
CREATE INDEX forecast_override_replaced_by ON forecast_override (replaced_by) WHERE replaced_by IS NOT NULL;
