package tn.shabou.api;

/**
 * A run of Orion on 2026-11-15, and what it says of parts: weeks from 2026-11-09 on, each alike, as
 * Orion writes it.
 */
public final class StockSamples {

    public static final String RUN = "0193a000-0000-7000-8000-0000000000d1";

    private StockSamples() {}

    public static void run() {
        Owner.run(
                """
                INSERT INTO agent_run (id, agent, origin, scheduled_for, state, requested_at)
                VALUES ('%s', 'ORION', 'SCHEDULE', '2026-11-15', 'SUCCEEDED', '2026-11-15')
                """
                        .formatted(RUN));
    }

    /**
     * Sets the stock of a part and plans it: {@code weekly} pieces a week, three weeks' protection,
     * a reorder point of 1.9 times what is expected in them, orders for four weeks. Demand is
     * within 0 and twice what is expected, each amount as likely as the next.
     */
    public static void planned(String sku, int stock, int weekly) {
        Owner.run(
                """
                UPDATE product SET stock_quantity = %2$d WHERE sku = '%1$s';
                INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations, demand_class, adi, cv2, model)
                SELECT '%4$s', id, '2026-11-15', 'WEEK', '2026-11-02', 104, 'SMOOTH', 1.1, 0.2, 'ses' FROM product WHERE sku = '%1$s';
                INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95)
                SELECT '%4$s', id, h, date '2026-11-02' + 7 * h, %3$d, 0, %3$d + 5, 0, %3$d + 10
                  FROM product, generate_series(1, 13) AS h WHERE sku = '%1$s';
                INSERT INTO stock_plan (product_id, run_id, vintage, weekly_demand, protection_weeks, service_level, expected,
                                        safety_stock, reorder_point, order_up_to, quantiles)
                SELECT id, '%4$s', '2026-11-15', %3$d, 3, 0.95, 3 * %3$d, 2.7 * %3$d, ceil(5.7 * %3$d), ceil(9.7 * %3$d),
                       ARRAY(SELECT 6.0 * %3$d * level FROM unnest('{.05,.1,.15,.2,.25,.3,.35,.4,.45,.5,.55,.6,.65,.7,.75,.8,.85,.9,.95,.975,.99}'::float8[]) AS level)
                  FROM product WHERE sku = '%1$s';
                """
                        .formatted(sku, stock, weekly, RUN));
    }

    public static long id(String sku) {
        return Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = '%s'".formatted(sku)));
    }
}
