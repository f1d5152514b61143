package tn.shabou.api.backoffice.planning;

import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.StockSamples;

/** Four parts with forecasts: PAD-2 has run out, PAD-1 may, PAD-3 lasts, PAD-4 does not sell. */
final class PlanningSamples {

    private PlanningSamples() {}

    static void parts() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(4);
        StockSamples.run();
        StockSamples.planned("PAD-1", 30, 10);
        StockSamples.planned("PAD-2", 0, 10);
        StockSamples.planned("PAD-3", 500, 10);
        StockSamples.planned("PAD-4", 0, 0);
        Owner.run(
                """
                UPDATE stock_plan SET order_quantity = 40, abc = CASE WHEN reorder_point > 0 THEN 'A' ELSE 'C' END,
                       xyz = CASE WHEN reorder_point > 0 THEN 'X' ELSE 'Z' END,
                       explanation = '{"leadWeeks": 2, "reviewWeeks": 1, "unitCost": 20, "unitMargin": 9.5, "criticalRatio": 0.97,
                                       "ordersAYear": 13, "orderingCost": 65, "holdingCost": 88.2}';
                UPDATE stock_plan SET explanation = explanation || '{"peersOfKind": 14}'
                 WHERE product_id = (SELECT id FROM product WHERE sku = 'PAD-4');
                """);
        sales();
        outcomes();
    }

    /** Two years of weeks; one of PAD-1's is far more than usual, one is not known. */
    private static void sales() {
        Owner.run(
                """
                WITH file AS (
                    INSERT INTO sales_import (file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created, imported_at)
                    VALUES ('ventes.csv', repeat('a', 64), 'WEEK', 0, 0, 0, 0, '2026-11-10') RETURNING id)
                INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity)
                SELECT file.id, row_number() OVER (), p.id, 'WEEK', date '2024-11-04' + 7 * week,
                       CASE WHEN week = 30 THEN 300 WHEN week = 103 THEN 10 WHEN week <> 60 THEN 8 + (week * 7) % 5 END
                  FROM file, product p, generate_series(0, 104) AS week WHERE p.sku IN ('PAD-1', 'PAD-2');
                SELECT check_sales(now());
                """);
    }

    /** An older forecast whose two periods are over, one of them overridden. */
    private static void outcomes() {
        Owner.run(
                """
                INSERT INTO agent_run (id, agent, origin, scheduled_for, state, requested_at)
                VALUES ('0193a000-0000-7000-8000-0000000000d0', 'ORION', 'SCHEDULE', '2026-10-25', 'SUCCEEDED', '2026-10-25');
                INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations, demand_class, adi, cv2, model, step, squared_step)
                SELECT '0193a000-0000-7000-8000-0000000000d0', id, '2026-10-25', 'WEEK', '2026-10-19', 102, 'SMOOTH', 1.1, 0.2, 'count-ensemble', 2, 5
                  FROM product WHERE sku = 'PAD-1';
                INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95, quantiles, actual)
                SELECT '0193a000-0000-7000-8000-0000000000d0', id, h, date '2026-10-19' + 7 * h, 7 + h, 0, 12, 0, 13, '{8,10,11,12,13}', 10
                  FROM product, generate_series(1, 2) AS h WHERE sku = 'PAD-1';
                INSERT INTO forecast_override (product_id, grain, period_start, quantity, reason, created_by)
                SELECT p.id, 'WEEK', '2026-10-26', 11, 'promotion', u.id FROM product p, app_user u WHERE p.sku = 'PAD-1' LIMIT 1;
                SELECT score_forecasts('2026-11-20');
                """);
    }

    /** The same of a week before. */
    static void earlierOutcomes() {
        Owner.run(
                """
                INSERT INTO agent_run (id, agent, origin, scheduled_for, state, requested_at)
                VALUES ('0193a000-0000-7000-8000-0000000000df', 'ORION', 'SCHEDULE', '2026-10-18', 'SUCCEEDED', '2026-10-18');
                INSERT INTO forecast_accuracy
                SELECT (jsonb_populate_record(a, '{"run_id": "0193a000-0000-7000-8000-0000000000df", "vintage": "2026-10-18"}')).*
                  FROM forecast_accuracy a WHERE run_id = '0193a000-0000-7000-8000-0000000000d0'
                """);
    }

    static void signals() {
        Owner.run(
                """
                INSERT INTO insight (run_id, product_id, kind, worth_tnd, reason, advice, figures)
                SELECT '%s', id, 'OVERSTOCK', right(sku, 1)::int * 100, '500 pièces en stock, 40 se vendront en un an.',
                       '460 pièces de trop : baisser le prix ou les rendre.', '{"stock": 500, "yearlyDemand": 40, "surplus": 460}'
                  FROM product WHERE sku <> 'PAD-4'
                """
                        .formatted(StockSamples.RUN));
    }

    /** All cars, as one count has them. */
    static void fleet() {
        Owner.run(
                """
                DELETE FROM fleet_count;
                INSERT INTO fleet_count (first_year, last_year, cars, counted_on, source)
                VALUES (1980, 2010, 1150000, '2025-07-29', 'the older half'), (2011, 2025, 1150000, '2025-07-29', 'the other half')
                """);
    }

    /** Who sells PAD-2. */
    static void supplier() {
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own');
                INSERT INTO lead (id, kind, name, state, score, source_id, first_seen_at, last_seen_at)
                SELECT '00000000-0000-0000-0000-0000000000c1', 'SUPPLIER', 'Sfax Pièces', 'QUALIFIED', 50, id, now(), now() FROM lead_source LIMIT 1;
                INSERT INTO offer (id, lead_id, url, name, mpn, amount, currency, availability, product_id, first_seen_at, last_seen_at)
                SELECT '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000c1', 'https://x.example/1', 'Plaquettes',
                       '=M-1', 9.5, 'TND', 'InStock', id, now(), now() FROM product WHERE sku = 'PAD-2';
                """);
    }
}
