package tn.shabou.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Writes the weekly sales of some parts as if they had been imported from one file. */
final class DemoSales {

    private static final int MOST = 3_000;
    private static final int ONE_IN = 6;

    private final String file;
    private final LocalDate firstMonday;
    private final WeeklySales sales;

    DemoSales(long seed, LocalDate today) {
        firstMonday =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(WeeklySales.WEEKS);
        sales = new WeeklySales(seed, firstMonday);
        file = "demo-sales-%d-%s.csv".formatted(seed, firstMonday);
    }

    /** How many of so many products are sold often enough for us to have their sales. */
    static int sold(int products) {
        return Math.min(MOST, Math.ceilDiv(products, ONE_IN));
    }

    void load(Connection connection, List<DemoProduct> sold) throws SQLException {
        var id = UUID.nameUUIDFromBytes(file.getBytes(StandardCharsets.UTF_8));
        int rows = sold.size() * WeeklySales.WEEKS;
        var columns =
                "id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked,"
                        + " products_created";
        try (var table = CopyTable.to(connection, "sales_import", columns)) {
            table.row(id, file, sha256(file), "WEEK", rows, rows, 0, 0);
        }
        try (var table =
                CopyTable.inBulk(
                        connection,
                        "sale",
                        "import_id, line, product_id, grain, period_start, quantity, unit_price")) {
            int line = 1;
            for (var part : sold) {
                var weeks = sales.of(part);
                for (int week = 0; week < weeks.length; week++, line++) {
                    table.row(
                            id,
                            line,
                            part.id(),
                            "WEEK",
                            firstMonday.plusWeeks(week),
                            weeks[week],
                            part.price());
                }
            }
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
