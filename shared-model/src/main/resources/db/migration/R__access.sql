-- What each service may do. A service logs in as a role of its own that is a member of one of these;
-- only the owner of the database creates tables. Run again whenever this file changes.

DO $$
DECLARE
    service text;
BEGIN
    FOREACH service IN ARRAY ARRAY ['shabou_api', 'shabou_prospector', 'shabou_orion'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', service);
        END IF;
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', service);
        EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', service);
    END LOOP;
END $$;

-- Every service takes part in runs and sends what it put in the outbox.
GRANT SELECT, INSERT, UPDATE ON agent_run TO shabou_api, shabou_prospector, shabou_orion;
GRANT SELECT, INSERT, UPDATE ON run_task TO shabou_prospector, shabou_orion;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO shabou_api, shabou_prospector, shabou_orion;

-- The API reads everything but the pages that the prospector keeps as evidence.
GRANT SELECT ON
    brand, category, product, part_reference, vehicle_make, vehicle_model, vehicle_generation, vehicle_engine,
    fitment, price_change, app_user, audit_entry, run_task, sales_import, sale, parked_sale, forecast_series, forecast,
    forecast_override, insight, lead_source, lead, lead_evidence, score_contribution, lead_review, offer, offer_price,
    enquiry, enquiry_line
    TO shabou_api;
GRANT INSERT, UPDATE ON brand, category, part_reference, fitment, app_user, forecast_override, enquiry, lead_source TO shabou_api;
GRANT DELETE ON part_reference, fitment TO shabou_api;
GRANT INSERT ON product, price_change, audit_entry, sales_import, sale, parked_sale, lead_review, enquiry_line TO shabou_api;
-- Not price_tnd: a price changes only through the ledger.
GRANT UPDATE (sku, slug, name_fr, name_ar, description_fr, brand_id, category_id, quality_tier, attributes, cost_tnd,
              stock_quantity, image_url, popularity, listed, updated_at, version) ON product TO shabou_api;
GRANT UPDATE (rows_stored, rows_parked, products_created) ON sales_import TO shabou_api;
GRANT UPDATE (state) ON insight TO shabou_api;
GRANT DELETE ON parked_sale TO shabou_api;

-- The prospector writes what it found, and matches it with the catalogue.
GRANT SELECT ON brand, product, part_reference TO shabou_prospector;
GRANT SELECT ON lead_source TO shabou_prospector;
GRANT SELECT, INSERT, UPDATE ON lead_evidence, score_contribution, offer TO shabou_prospector;
GRANT SELECT, INSERT ON lead TO shabou_prospector;
-- Not the state: decisions are the staff's.
GRANT UPDATE (name, domain, website, phones, emails, address, city, governorate, score, first_seen_at, last_seen_at)
    ON lead TO shabou_prospector;
GRANT SELECT, INSERT ON offer_price TO shabou_prospector;
GRANT SELECT, INSERT, UPDATE, DELETE ON page_fetch TO shabou_prospector;
GRANT DELETE ON lead_evidence, score_contribution TO shabou_prospector;

-- Orion reads sales and writes forecasts.
GRANT SELECT ON brand, category, product, fitment, vehicle_make, vehicle_model, vehicle_generation, vehicle_engine,
    sale, sales_import, forecast_override TO shabou_orion;
GRANT SELECT, INSERT, UPDATE ON forecast_series, forecast, insight TO shabou_orion;

-- Search documents and suggestions are written by triggers alone, whoever changes a product.
GRANT SELECT ON search_document, search_word, search_statistics, synonym, suggestion TO shabou_api;
GRANT INSERT, UPDATE, DELETE ON synonym TO shabou_api;
GRANT SELECT, INSERT, UPDATE ON search_log TO shabou_api;
GRANT EXECUTE ON FUNCTION refresh_search_statistics TO shabou_api;

-- Identity: second factors.
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor, recovery_code TO shabou_api;
-- The audit log: appended to, checked, never changed; its head is the owner's alone.
GRANT EXECUTE ON FUNCTION audit_faults TO shabou_api;
GRANT SELECT, INSERT, DELETE ON idempotency_key TO shabou_api;

-- Who keeps a copy of the catalogue follows its changes; triggers write them.
GRANT SELECT ON product_change TO shabou_api;

-- Counts of vehicles and former slugs are written by functions and triggers alone.
GRANT SELECT ON vehicle_part_count, vehicle_count_state, family_pick, related_family, former_slug TO shabou_api;
GRANT EXECUTE ON FUNCTION count_parts_of_vehicles TO shabou_api;

-- Staff decide about leads by reviews; the state follows.
GRANT SELECT ON lead_transition TO shabou_api;
GRANT SELECT, INSERT ON lead_note TO shabou_api;
GRANT UPDATE (next_action, next_action_on, merged_into, version) ON lead TO shabou_api;

-- Product imports are the API's alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON product_import_part, product_import_row, product_import_missing TO shabou_api;
GRANT SELECT, INSERT, UPDATE ON product_import, product_import_mapping TO shabou_api;

-- Prices to come and margins are the API's alone.
GRANT SELECT, INSERT ON scheduled_price TO shabou_api;
GRANT UPDATE (state, ends_at, former_tnd, note, started_at, ended_at) ON scheduled_price TO shabou_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON margin_rule TO shabou_api;
GRANT SELECT ON category_margin TO shabou_api;

-- Bulk edits are the API's alone.
GRANT SELECT, INSERT, UPDATE ON bulk_edit TO shabou_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON bulk_edit_row TO shabou_api;

-- Staff edit what the shop sells, and for which cars.
GRANT SELECT, INSERT, UPDATE, DELETE ON assortment_view TO shabou_api;
GRANT DELETE ON brand, category TO shabou_api;
GRANT EXECUTE ON FUNCTION merge_brand, merge_category TO shabou_api;
GRANT INSERT, UPDATE ON vehicle_make, vehicle_model, vehicle_generation, vehicle_engine TO shabou_api;
-- Images of products.
GRANT SELECT, INSERT, UPDATE, DELETE ON product_image TO shabou_api;

-- Staff decide about enquiries by decisions; the state follows.
GRANT SELECT ON enquiry_transition TO shabou_api;
GRANT SELECT, INSERT ON enquiry_decision, enquiry_note TO shabou_api;

-- Orion plans stock and says what stands out; staff decide about that.
GRANT SELECT, INSERT, UPDATE ON stock_plan TO shabou_orion;
GRANT SELECT ON stock_plan TO shabou_api;
GRANT EXECUTE ON FUNCTION stock_out_risk, demand_history TO shabou_api;
GRANT UPDATE (state, snoozed_until, version) ON insight TO shabou_api;
GRANT SELECT, INSERT ON insight_decision TO shabou_api;
GRANT UPDATE (undone) ON insight_decision TO shabou_api;
GRANT SELECT ON stock_outlook TO shabou_api;

-- Views of products are the API's.
GRANT SELECT, INSERT, UPDATE, DELETE ON product_view, product_view_batch TO shabou_api;

-- The prospector learns how to score from decisions; staff choose which model serves.
GRANT SELECT, INSERT, UPDATE ON score_model TO shabou_prospector;
GRANT SELECT, INSERT, UPDATE, DELETE ON lead_score, source_record TO shabou_prospector;
GRANT SELECT ON lead_review TO shabou_prospector;
GRANT SELECT ON score_model, lead_score TO shabou_api;
GRANT UPDATE (state, active_since, drifting_since) ON score_model TO shabou_api;

-- Sources: the prospector says when one is in trouble, and imports places.
GRANT UPDATE (enabled, trouble, trouble_at) ON lead_source TO shabou_prospector;
GRANT UPDATE (kind, latitude, longitude, operating_status) ON lead TO shabou_prospector;
GRANT DELETE ON lead TO shabou_prospector;
GRANT SELECT ON lead_note, lead_review TO shabou_prospector;
GRANT SELECT, INSERT, UPDATE ON place_import, place_record TO shabou_prospector;
-- How the crawl went, not what pages said.
GRANT SELECT (source_id, fetched_at, robots, failure, status) ON page_fetch TO shabou_api;

-- Prices beside those of others, and what the owner is told of them.
GRANT SELECT ON offer_standing TO shabou_api;
GRANT SELECT, INSERT ON weekly_report TO shabou_api;

-- Who is erased stays so, whoever writes; only the API erases.
GRANT SELECT ON suppression TO shabou_api, shabou_prospector;
GRANT EXECUTE ON FUNCTION erase_subject TO shabou_api;
GRANT DELETE ON lead TO shabou_prospector;

-- Rules on prices are the API's.
GRANT SELECT, INSERT, DELETE ON price_rule TO shabou_api;
GRANT SELECT, INSERT ON price_alert TO shabou_api;
GRANT UPDATE (acknowledged_by, acknowledged_at, ended_at, mailed) ON price_alert TO shabou_api;
GRANT SELECT, UPDATE ON price_watch TO shabou_api;
-- Orion keeps what it learned, what it is about to publish, and what came true.
GRANT SELECT, INSERT ON learned_model, contest TO shabou_orion;
GRANT SELECT, INSERT, UPDATE ON champion, forecast_group, forecast_accuracy TO shabou_orion;
GRANT SELECT, INSERT, UPDATE, DELETE ON forecast_draft TO shabou_orion;
GRANT DELETE ON learned_model TO shabou_orion;
GRANT EXECUTE ON FUNCTION score_forecasts, pinball_loss TO shabou_orion;
GRANT EXECUTE ON FUNCTION pinball_loss TO shabou_api;
GRANT SELECT ON champion, contest, forecast_group, forecast_accuracy TO shabou_api;
GRANT SELECT (id, grain, horizon, learned_at, series, description) ON learned_model TO shabou_api;
GRANT SELECT ON place_import, place_record TO shabou_api;
-- Google: ids and the meter; whoever is refused switches the source off.
GRANT SELECT, INSERT, UPDATE ON google_usage, google_place TO shabou_api, shabou_prospector;
GRANT EXECUTE ON FUNCTION switch_source_off TO shabou_api, shabou_prospector;
-- Leads that staff enter and edit; the fields they set are theirs.
GRANT SELECT, INSERT ON lead_import TO shabou_api;
GRANT INSERT ON lead TO shabou_api;
GRANT UPDATE (kind, name, domain, website, phones, emails, address, city, governorate, latitude, longitude, locked_fields, last_seen_at)
    ON lead TO shabou_api;
GRANT INSERT, UPDATE, DELETE ON lead_evidence TO shabou_api;
-- Who is who: the prospector puts leads together, staff have the last word.
GRANT UPDATE (merged_into, site) ON lead TO shabou_prospector;
GRANT SELECT, INSERT, UPDATE, DELETE ON lead_likeness TO shabou_prospector;
GRANT SELECT, DELETE ON lead_change TO shabou_prospector;
GRANT SELECT ON lead_verdict TO shabou_prospector;
GRANT SELECT, INSERT ON lead_verdict TO shabou_api;
GRANT UPDATE (undone_by, undone_at) ON lead_verdict TO shabou_api;
GRANT SELECT ON lead_likeness TO shabou_api;
GRANT UPDATE (open) ON lead_likeness TO shabou_api;
GRANT UPDATE (site) ON lead TO shabou_api;

-- Offers are matched by the prospector; staff accept and reject.
GRANT SELECT, INSERT, UPDATE, DELETE ON offer_match, offer_key TO shabou_prospector;
GRANT SELECT, UPDATE, DELETE ON offer_rematch TO shabou_prospector;
GRANT SELECT ON offer_match_decision, search_document TO shabou_prospector;
GRANT SELECT, INSERT, UPDATE, DELETE ON offer_match_decision TO shabou_api;
GRANT SELECT, DELETE ON offer_match TO shabou_api;
GRANT UPDATE (linked) ON offer_match TO shabou_api;
GRANT SELECT, INSERT ON offer_rematch TO shabou_api;
GRANT UPDATE (product_id, matched_by) ON offer TO shabou_api;
-- The frontier of crawls, and what was learned about sites.
GRANT SELECT, INSERT, UPDATE, DELETE ON crawl_progress, waiting_page, site_rendering TO shabou_prospector;
GRANT SELECT ON crawl_progress, site_rendering TO shabou_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON site_fill, site_drift TO shabou_prospector;
GRANT SELECT ON site_fill, site_drift TO shabou_api;
-- Sales files are the API's alone.
GRANT SELECT, INSERT, DELETE ON sales_import_part TO shabou_api;
GRANT UPDATE ON sales_import TO shabou_api;

-- Stock is remembered by triggers alone. The API judges sales by check_sales(); Orion reads what came of it.
GRANT SELECT ON stock_level TO shabou_api, shabou_orion;
GRANT EXECUTE ON FUNCTION stock_out_days TO shabou_api, shabou_orion;
GRANT SELECT, INSERT, UPDATE, DELETE ON sales_history, sales_finding, sales_check TO shabou_api;
GRANT SELECT ON sales_history, sales_finding TO shabou_orion;

-- Staff announce days, Orion reads them. Weather is Orion's.
GRANT SELECT, INSERT, DELETE ON announced_day TO shabou_api;
GRANT SELECT ON announced_day TO shabou_orion;
GRANT SELECT, INSERT, UPDATE ON weather_day TO shabou_orion;

-- Agents tell when they run next; staff read it.
GRANT SELECT, INSERT, UPDATE ON agent_schedule TO shabou_prospector, shabou_orion;
GRANT SELECT ON agent_schedule TO shabou_api;
-- Staff say how many cars there are; Orion reads how old those are that a part fits.
GRANT SELECT, INSERT, UPDATE, DELETE ON fleet_count TO shabou_api;
GRANT SELECT ON fleet_count TO shabou_orion;
GRANT EXECUTE ON FUNCTION car_age TO shabou_api, shabou_orion;
-- Sales are never deleted but by taking a file back.
GRANT EXECUTE ON FUNCTION undo_sales_import, later_sales_import TO shabou_api;
-- Staff say how parts are bought; Orion plans with it, and sees nothing of suppliers.
GRANT SELECT, INSERT, UPDATE, DELETE ON part_term, supplier_term TO shabou_api;
GRANT SELECT ON part_supply TO shabou_api, shabou_orion;
-- Of the week in whose midst daily sales begin nothing whole is known.
GRANT EXECUTE ON FUNCTION first_whole_week TO shabou_api;
-- Staff are told when forecasts get worse, and so are metrics, by class and by model.
GRANT EXECUTE ON FUNCTION forecast_drift TO shabou_api, shabou_orion;

-- What adapters promise, the prospector tells; sellers on marketplaces may become others.
GRANT SELECT, INSERT, UPDATE, DELETE ON site_contract TO shabou_prospector;
GRANT SELECT ON site_contract TO shabou_api;
