package tn.shabou.api.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

/** What the examples of the document speak of, under the names and ids that they use. */
public final class ExampleShop {

    private static final String FORECAST =
            """
            INSERT INTO agent_run (id, agent, origin, scheduled_for, state, tasks_total, tasks_done, counts, requested_at, started_at, finished_at)
            VALUES ('0193a000-0000-7000-8000-000000000001', 'ORION', 'SCHEDULE', '2026-11-15 02:00Z', 'SUCCEEDED', 1, 1,
                    '{"forecasts": 5}', '2026-11-15 02:00Z', '2026-11-15 02:00:01Z', '2026-11-15 02:00:09Z');
            INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations, demand_class, adi, cv2, model)
            SELECT '0193a000-0000-7000-8000-000000000001', id, '2026-11-15', 'WEEK', '2026-11-02', 104, 'SMOOTH', 1.1, 0.2, 'ses' FROM product;
            INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95)
            SELECT '0193a000-0000-7000-8000-000000000001', id, h, date '2026-11-02' + 7 * h, 4.2, 1, 8, 0, 11
              FROM product, generate_series(1, 2) AS h;
            """;

    private static final String LEAD =
            """
            INSERT INTO lead_source (id, kind, name, start_url, licence) OVERRIDING SYSTEM VALUE
            VALUES (900001, 'SUPPLIER_SITE', 'Pièces Sfax', 'https://sfax.example/', 'public web page');
            INSERT INTO lead (id, kind, name, website, phones, emails, city, score, source_id, first_seen_at, last_seen_at)
            SELECT '0193a000-0000-7000-8000-0000000000b1', 'SUPPLIER', 'Pièces Sfax', 'https://sfax.example/', '{+21674123456}',
                   '{contact@sfax.example}', 'Sfax', 60, id, '2026-11-01', '2026-11-02' FROM lead_source WHERE name = 'Pièces Sfax';
            INSERT INTO offer (id, lead_id, url, name, mpn, amount, currency, tax_basis, availability, raw_price, price_source,
                               product_id, first_seen_at, last_seen_at)
            SELECT '0193a000-0000-7000-8000-0000000000c1', '0193a000-0000-7000-8000-0000000000b1', 'https://sfax.example/p1',
                   'Disque Bosch', '0986479103', 132.5, 'TND', 'INCLUDED', 'InStock', '132,500 TND', 'displayed', id,
                   '2026-11-01', '2026-11-02' FROM product WHERE sku = 'DISC-1';
            INSERT INTO lead_evidence (lead_id, field, value, url, raw, method, confidence, observed_at) VALUES ('0193a000-0000-7000-8000-0000000000b1', 'PHONE', '+21674123456',
                                              'https://sfax.example/contact', '74 123 456', 'tel link', 0.9, '2026-11-02');
            INSERT INTO score_contribution VALUES ('0193a000-0000-7000-8000-0000000000b1', 'REACHABILITY', 'phone', 12.5, 'hand-1');
            INSERT INTO lead_score (lead_id, model, fit, reachability, confidence, features, raises)
            VALUES ('0193a000-0000-7000-8000-0000000000b1', 'hand-1', 48, 72, 40, '{"phone": 1}', '[{"feature": "address", "points": 7}]');
            TRUNCATE price_rule CASCADE;
            INSERT INTO price_rule (id, kind, percent, category_id, created_by, created_at)
            SELECT '0193a000-0000-7000-8000-0000000000f2', 'COMPETITOR_BELOW', 15, c.id, u.id, '2026-11-20' FROM category c, app_user u
             WHERE c.slug = 'freinage' LIMIT 1;
            INSERT INTO price_alert (id, rule_id, offer_id, product_id, reference, amount, percent, raised_at)
            OVERRIDING SYSTEM VALUE
            SELECT 900001, '0193a000-0000-7000-8000-0000000000f2', o.id, o.product_id, 149.9, 119.9, 20, '2026-11-22 09:30Z' FROM offer o;
            TRUNCATE weekly_report;
            INSERT INTO weekly_report (monday, facts, created_at) VALUES ('2026-11-23', '{"monday": "2026-11-23", "newLeads": 2, "leadsByPlace": [{"kind": "GARAGE", "governorate": "Sfax", "leads": 2}], "bestLeads": [{"id": "0193a000-0000-7000-8000-0000000000b1", "name": "Pièces Sfax", "kind": "SUPPLIER", "governorate": "Sfax", "score": 60}],
              "priceMoves": [{"sku": "DISC-1", "name": "Disque de frein ventilé", "seller": "Pièces Sfax", "before": "120.000", "now": "132.500", "percent": 10.4}],
              "misses": [{"query": "courroie", "times": 7}], "unsold": [{"name": "Filtre à huile", "brand": "Mann", "number": "HU 718/5x", "sellers": 2, "lowest": "34.500"}],
              "dearest": [{"sku": "DISC-1", "name": "Disque de frein ventilé", "ours": "149.900", "market": "132.500", "sellers": 1, "percent": 13.1}], "cheapest": [], "sources": [{"name": "Pièces Sfax", "enabled": true, "pages": 120, "failed": 2, "refused": 0}]}', '2026-11-23 08:00:12Z');
            DELETE FROM score_model WHERE version <> 'hand-1';
            INSERT INTO score_model (version, state, weights, calibration, metrics, decisions, trained_at)
            VALUES ('learned-2026-11-20', 'READY', '{"bias": -2.2, "phone": 0.7, "source-errs": -2}', '{"kind": "PLATT", "slope": 1, "shift": 0}',
                    '{"tested": 72, "candidate": {"brier": 0.142, "ece": 0.041, "auc": 0.81, "precisionAt20": 0.85, "accepted": 0.38},
                      "present": {"brier": 0.187, "ece": 0.052, "auc": 0.69, "precisionAt20": 0.6, "accepted": 0.38}}', 240, '2026-11-20 05:00Z');
            INSERT INTO lead_source (id, kind, name, licence) OVERRIDING SYSTEM VALUE
            VALUES (900002, 'GOOGLE_PLACES', 'Google', 'place_id only');
            INSERT INTO lead (id, kind, name, phones, city, score, source_id, first_seen_at, last_seen_at)
            SELECT '0193a000-0000-7000-8000-0000000000b2', 'GARAGE', 'Garage Sfax', '{+21674123456}', 'Sfax', 40, id,
                   '2026-11-01', '2026-11-02' FROM lead_source WHERE name = 'Pièces Sfax';
            INSERT INTO lead_likeness VALUES ('0193a000-0000-7000-8000-0000000000b1', '0193a000-0000-7000-8000-0000000000b2', 0.56,
                   '[{"feature": "PHONE_SAME", "value": "+21674123456", "bits": 10}]', 1, true);
            """;

    private static final String IMPORT =
            """
            TRUNCATE product_import CASCADE;
            INSERT INTO product_import (id, file_name, file_sha256, file_key, lines, reading, state, checked_to, rows_changed,
                                        created_at, created_by, checked_at)
            SELECT '0193a000-0000-7000-8000-0000000000e1', 'tarif-bosch.csv', repeat('0', 64), 'tarif-bosch', 2,
                   '{"charset": "UTF-8", "separator": ";", "decimal": ",", "createMissing": false, "emptyCells": "KEEP",
                     "columns": {"sku": {"place": 0, "header": "Référence"}, "price": {"place": 1, "header": "Prix"}},
                     "ignoredColumns": ["Rayonnage"]}',
                   'CHECKED', 2, 1, '2026-11-20', id, '2026-11-20' FROM app_user LIMIT 1;
            INSERT INTO product_import_row (import_id, line, sku, kind, given, changes)
            VALUES ('0193a000-0000-7000-8000-0000000000e1', 2, 'DISC-1', 'CHANGED', '{"price": "159.900"}',
                    '{"price": ["149.900", "159.900"]}');
            """;

    private static final String SALES =
            """
            INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created, state,
                                      created_at, report)
            VALUES ('0193a000-0000-7000-8000-0000000000d1', 'semaine-46.csv', repeat('1', 64), 'DAY', 2, 0, 0, 0, 'FAILED', '2026-11-20',
                    '{"english": "The file is empty.", "arguments": [], "counts": {"DATE": 1},
                      "first": [{"line": 3, "kind": "DATE", "english": "\\"%s\\" is not in the calendar", "arguments": ["31/11/2026"]}]}')
            ON CONFLICT DO NOTHING;
            INSERT INTO sales_history (product_id, grain, first_period, last_period, periods, periods_sold, units, confidence, severity)
            SELECT id, 'WEEK', '2024-01-01', '2026-11-09', 150, 148, 431, 'HIGH', 3 FROM product WHERE id = 900301
            ON CONFLICT DO NOTHING;
            INSERT INTO sales_finding (product_id, kind, severity, period, figures)
            SELECT id, 'OUTLIER', 3, '2026-05-11', '{"periods": 1, "quantity": 200, "usual": 3, "z": 113.7}' FROM product
             WHERE id = 900301
            ON CONFLICT DO NOTHING;
            """;

    private static final String PRICES =
            """
            INSERT INTO product (id, sku, slug, name_fr, brand_id, category_id, price_tnd, cost_tnd, stock_quantity, created_at)
            OVERRIDING SYSTEM VALUE
            SELECT 900100, 'DISC-2', 'disque-de-frein-valeo', 'Disque de frein plein', b.id, c.id, 119.9, 80, 6, '2026-01-05 08:00Z'
              FROM brand b, category c WHERE b.slug = 'valeo' AND c.slug = 'disques-de-frein';
            INSERT INTO price_change (product_id, amount_tnd, changed_at, changed_by, reason)
            SELECT 900100, 124.9, '2026-09-01 08:00Z', id, 'tarif de septembre' FROM app_user WHERE email = 'salma@shabou.tn';
            INSERT INTO scheduled_price (id, product_id, amount_tnd, reason, effective_at, ends_at, created_at, created_by, trace_id)
            SELECT '0193a000-0000-7000-8000-0000000000d1', 900100, 109.9, 'soldes d''hiver', '2099-01-30 07:00Z', '2099-02-28 19:00Z',
                   '2026-11-20 09:00Z', id, '4bf92f3577b34da6a3ce929d0e0e4736' FROM app_user WHERE email = 'salma@shabou.tn';
            INSERT INTO offer (id, lead_id, url, name, amount, currency, tax_basis, product_id, matched_by, first_seen_at, last_seen_at)
            SELECT '0193a000-0000-7000-8000-0000000000c2', '0193a000-0000-7000-8000-0000000000b1', 'https://sfax.example/p2',
                   'Disque Valeo', 118, 'TND', 'INCLUDED', 900100, 'mpn', '2026-10-01', '2026-11-02';
            INSERT INTO offer_match VALUES ('0193a000-0000-7000-8000-0000000000c2', 900100, 'WORDS', 0.48,
                                            '{BRAND:Valeo,FAMILY:BRAKE_DISC}', '{AXLE:FRONT/REAR}', false);
            INSERT INTO offer_price VALUES ('0193a000-0000-7000-8000-0000000000c2', '2026-10-01 03:00Z', 118, 'TND', 'InStock');
            INSERT INTO margin_rule SELECT id, 12.5 FROM category WHERE slug = 'freinage';
            """;

    private static final String BULK =
            """
            TRUNCATE bulk_edit CASCADE;
            INSERT INTO bulk_edit (id, selection, changes, reason, total, state, checked_to, rows_changed, rows_unchanged,
                                   rows_below_margin, created_at, created_by, checked_at)
            SELECT '0193a000-0000-7000-8000-0000000000f1',
                   '{"filter": {"brand": ["valeo"], "category": ["freinage"]}}',
                   '{"listed": true, "price": {"percent": 5, "roundTo": 100}}', 'tarif 2027', 3, 'CHECKED', 3, 1, 1, 1,
                   '2026-11-20 09:12Z', id, '2026-11-20 09:12:01Z' FROM app_user WHERE email = 'salma@shabou.tn';
            INSERT INTO bulk_edit_row (edit_id, line, product_id, sku, version, kind, changes, refusal, lowest_tnd)
            VALUES ('0193a000-0000-7000-8000-0000000000f1', 1, 900100, 'DISC-2', 1, 'CHANGED',
                    '{"price": ["124.900", "131.100"], "listed": ["false", "true"]}', NULL, NULL);
            """;

    private static final String SEARCH_WORDS =
            """
            DELETE FROM synonym WHERE source = 'staff';
            TRUNCATE search_log;
            INSERT INTO synonym (id, said, meant, both_ways, updated_at) OVERRIDING SYSTEM VALUE
            VALUES (900001, 'galette', 'disque de frein', false, '2026-11-22 09:30Z');
            INSERT INTO search_log (words, query, searches, misses, last_at) VALUES ('galette', 'Galette', 9, 9, '2026-11-20 10:00Z');
            """;

    private static final String STAFF =
            """
            INSERT INTO app_user (id, email, full_name, password_hash, role, created_at)
            VALUES ('0193a000-0000-7000-8000-0000000000a1', 'salma@shabou.tn', 'Salma Ben Amor', 'none that fits', 'STAFF', '2026-11-01 08:00Z')
            ON CONFLICT DO NOTHING;
            """;

    /** What staff edit, under ids that no other sample has. */
    private static final String ASSORTMENT =
            """
            INSERT INTO brand (id, name, slug, country) OVERRIDING SYSTEM VALUE VALUES (900001, 'Ferodo', 'ferodo', 'GB');
            INSERT INTO category (id, parent_id, slug, name_fr, name_ar, position) OVERRIDING SYSTEM VALUE
            SELECT 900001, id, 'etriers', 'Étriers', 'ملاقط الفرامل', 3 FROM category WHERE slug = 'freinage';
            INSERT INTO product (id, sku, slug, name_fr, name_ar, description_fr, brand_id, category_id, quality_tier, attributes,
                                 price_tnd, cost_tnd, stock_quantity, created_at, updated_at) OVERRIDING SYSTEM VALUE
            VALUES (900001, 'ETR-54', 'etrier-avant-gauche-etr-54', 'Étrier avant gauche', 'ملقط أمامي أيسر', 'Remis à neuf', 900001,
                    900001, 'OEM', '{"diametre_piston_mm": 54}', 189.9, 120, 2, '2026-11-01 08:00Z', '2026-11-20 10:00Z');
            INSERT INTO part_reference (product_id, kind, maker, raw, norm)
            VALUES (900001, 'OE', 'Peugeot', '4400.S3', '4400S3');
            INSERT INTO vehicle_make (id, name, slug) OVERRIDING SYSTEM VALUE VALUES (900001, 'Peugeot', 'peugeot');
            INSERT INTO vehicle_model (id, make_id, name, slug) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, '208', 'peugeot-208');
            INSERT INTO vehicle_generation (id, model_id, name, slug, year_from, year_to) OVERRIDING SYSTEM VALUE
            VALUES (900001, 900001, 'I', 'peugeot-208-i', 2012, 2019);
            INSERT INTO vehicle_engine (id, generation_id, name, slug, code, fuel, displacement_cc, power_hp) OVERRIDING SYSTEM VALUE
            VALUES (900001, 900001, '1.6 HDi', 'peugeot-208-i-1-6-hdi', 'DV6', 'DIESEL', 1560, 92);
            INSERT INTO fitment (id, product_id, engine_id, position, year_from, criteria, source) OVERRIDING SYSTEM VALUE
            VALUES (900001, 900001, 900001, 'avant gauche', 2014, '{"abs": true}', 'staff');
            DELETE FROM assortment_view;
            INSERT INTO assortment_view (id, owner_id, name, filter, sort, columns, shared, updated_at)
            SELECT '0193a000-0000-7000-8000-0000000000f1', id, 'Freins à commander', '{"category": ["freinage"], "maxStock": 2}', 'stock',
                   '{sku,nameFr,stock}', true, '2026-11-20 10:00Z'
              FROM app_user WHERE email = 'salma@shabou.tn';
            """;

    private static final String IMAGE =
            """
            INSERT INTO product (id, sku, slug, name_fr, brand_id, category_id, price_tnd) OVERRIDING SYSTEM VALUE
            SELECT 900200, 'PAD-X', 'plaquettes-x', 'Plaquettes arrière', b.id, c.id, 89.9
              FROM brand b, category c WHERE b.slug = 'valeo' AND c.slug = 'plaquettes-de-frein';
            INSERT INTO product_image (id, product_id, file, width, height, alt_fr, alt_ar, position)
            VALUES ('0193a000-0000-7000-8000-0000000000f9', 900200, repeat('0', 64), 1600, 1200, 'Vue de face', 'منظر أمامي', 0);
            """;

    private static final String ENQUIRY =
            """
            TRUNCATE enquiry CASCADE;
            INSERT INTO enquiry (id, code, token, customer_name, phone, email, language, channel, vehicle, note, created_at)
            VALUES ('0193a000-0000-7000-8000-0000000000f1', 'K7M-4QX', '5f0c6b1de2a94c7f8f3b1a2c4d5e6f70', 'Amine Trabelsi', '+21620123456',
                    'amine@example.tn', 'fr', 'WHATSAPP', 'Renault Clio III 1.5 dCi', 'Livraison à Sfax ?', '2026-11-22 09:00Z');
            INSERT INTO enquiry_line SELECT '0193a000-0000-7000-8000-0000000000f1', id, 2, 149.9 FROM product WHERE sku = 'DISC-1';
            """;

    /** A part whose id is known, which shoppers do not see, with its forecast. */
    private static final String STOCK =
            """
            INSERT INTO product (id, sku, slug, name_fr, brand_id, category_id, price_tnd, stock_quantity, listed) OVERRIDING SYSTEM VALUE
            SELECT 900301, 'DISC-3', 'disque-de-frein-bosch-2', 'Disque de frein plein', brand_id, category_id, 99, 3, false
              FROM product WHERE sku = 'DISC-1';
            INSERT INTO forecast_series SELECT run_id, 900301, vintage, grain, trained_to, observations, demand_class, adi, cv2, model
              FROM forecast_series WHERE product_id = (SELECT id FROM product WHERE sku = 'DISC-1');
            INSERT INTO forecast SELECT run_id, 900301, horizon, period_start, mean, lo80, hi80, lo95, hi95
              FROM forecast WHERE product_id = (SELECT id FROM product WHERE sku = 'DISC-1');
            INSERT INTO stock_plan (product_id, run_id, vintage, weekly_demand, protection_weeks, service_level, expected, safety_stock,
                                    reorder_point, order_up_to, quantiles)
            SELECT id, '0193a000-0000-7000-8000-000000000001', '2026-11-15', 4.2, 3, 0.95, 12.6, 8.4, 21, 38,
                   '{4,6,7,8,9,9,10,11,11,12,13,13,14,15,15,16,17,19,21,23,26}' FROM product WHERE sku IN ('DISC-1', 'DISC-3');
            INSERT INTO forecast_accuracy VALUES ('0193a000-0000-7000-8000-000000000001', 'WEEK', 'SMOOTH', 'count-ensemble', 1, '2026-11-15',
                   400, 1600, 1640, 640, 400, 296, 324, 400, 88, 331, 381);
            INSERT INTO insight (id, run_id, product_id, kind, worth_tnd, figures, created_at, updated_at) OVERRIDING SYSTEM VALUE
            SELECT 900001, '0193a000-0000-7000-8000-000000000001', id, 'RESTOCK', 2698.2,
                   '{"stock": 3, "expected": 12.6, "reorderPoint": 21, "protectionWeeks": 3, "serviceLevel": 0.95, "order": 35}',
                   '2026-11-15', '2026-11-15'
              FROM product WHERE sku = 'DISC-1';
            """;

    private ExampleShop() {}

    public static void open() {
        CatalogSamples.padsAndADisc(4);
        Owner.run(FORECAST);
        Owner.run(LEAD);
        Owner.run(IMPORT);
        Owner.run(SEARCH_WORDS);
        Owner.run(STAFF);
        Owner.run(PRICES);
        Owner.run(BULK);
        Owner.run(ASSORTMENT);
        Owner.run(ENQUIRY);
        Owner.run(STOCK);
        Owner.run(IMAGE);
        Owner.run(SALES);
        keepImage();
    }

    private static void keepImage() {
        try {
            var folder = Files.createDirectories(Path.of("target/media/00"));
            Files.write(folder.resolve("0".repeat(64) + "-640.jpg"), new byte[] {-1, -40, -1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
