package tn.shabou.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;

/** An export of daily sales as a till might write it, of any length. */
final class SalesFile {

    /** What is wrong with it. */
    enum Fault {
        NONE,
        /** Every thousandth row. */
        SOME,
        /** Every row. */
        ALL
    }

    private static final String SKUS = "SELECT sku FROM product WHERE listed ORDER BY id LIMIT %d";
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 900;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private SalesFile() {}

    /**
     * With so many parts; every fiftieth row is a return. Files of one seed begin alike.
     *
     * @param in900Days rows of the first 900 days
     */
    static void write(
            Path file, Database owner, int parts, int rows, int in900Days, Fault fault, long seed) {
        var skus = skus(owner, parts);
        var random = new Random(seed);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Référence;Date;Quantité;Prix unitaire\n");
            for (int row = 0; row < rows; row++) {
                boolean isBad = fault == Fault.ALL || (fault == Fault.SOME && row % 1000 == 999);
                write(
                        out,
                        skus.get(random.nextInt(skus.size())),
                        row * (long) DAYS / in900Days,
                        isBad,
                        random);
            }
        } catch (IOException e) {
            throw new CannotRun("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(
            BufferedWriter out, String sku, long day, boolean isBad, Random random)
            throws IOException {
        var date = FIRST.plusDays(day);
        out.append(sku).append(';');
        out.append(isBad ? "jamais" : DAY.format(date));
        out.append(random.nextInt(50) == 0 ? ";-" : ";")
                .append(Integer.toString(1 + random.nextInt(3)));
        out.append(';').append(Integer.toString(5 + random.nextInt(200))).append(",500\n");
    }

    private static List<String> skus(Database owner, int parts) {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SKUS.formatted(parts))) {
            var skus = new ArrayList<String>();
            while (rows.next()) {
                skus.add(rows.getString(1));
            }
            return skus;
        } catch (SQLException e) {
            throw new CannotRun("cannot read the catalogue: " + e.getMessage(), e);
        }
    }
}
