package tn.shabou.prospector.identity;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes what a source tells of a shop as a row of {@link LabelledLeads}. */
final class ShopRows {

    private final Random random;
    private final String half;
    private final int first;
    private final PrintStream out;
    private int records;

    /**
     * @param first before the ids of these rows and shops
     */
    ShopRows(Random random, String half, int first, PrintStream out) {
        this.random = random;
        this.half = half;
        this.first = first;
        this.out = out;
    }

    void row(ScriptedShop shop, String trap, String type, List<String> phones, boolean taxed) {
        boolean located = type.startsWith("overture") || type.startsWith("osm");
        boolean online = type.equals("site");
        out.println(
                String.join(
                        "\t",
                        half,
                        Integer.toString(first + ++records),
                        Integer.toString(first + shop.id),
                        shop.street + ", " + shop.city[0],
                        trap,
                        name(shop, type),
                        String.join("|", phones.stream().distinct().toList()),
                        online || (type.equals("overture") && random.nextInt(4) == 0)
                                ? shop.host
                                : "",
                        online || (type.equals("directory") && random.nextInt(4) == 0)
                                ? shop.email
                                : "",
                        online || random.nextInt(9) == 0 ? shop.account : "",
                        taxed && !located ? shop.tax : "",
                        type.equals("directory") || random.nextBoolean() ? address(shop) : "",
                        random.nextInt(10) < 9 ? shop.city[0] : "",
                        random.nextInt(10) < 7 ? shop.city[1] : "",
                        located ? near(shop.latitude) : "",
                        located ? near(shop.longitude) : ""));
    }

    private String near(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees + random.nextGaussian() * 0.0003);
    }

    private String name(ScriptedShop shop, String type) {
        return switch (type) {
            case "osm-arabic" -> shop.arabic;
            case "overture" ->
                    random.nextInt(4) == 0 ? shop.name.toUpperCase(Locale.ROOT) : shop.name;
            case "directory" ->
                    shop.name.startsWith("Sté") || random.nextBoolean()
                            ? shop.name
                            : "Ets " + shop.name;
            case "csv" -> random.nextInt(3) == 0 ? shop.name.replaceFirst("e", "") : shop.name;
            default -> shop.name;
        };
    }

    private String address(ScriptedShop shop) {
        return switch (random.nextInt(3)) {
            case 0 -> shop.street + ", " + shop.city[0];
            case 1 -> shop.street.replace("avenue", "Ave").replace("rue", "R.");
            default -> shop.street + " " + shop.city[0] + " " + shop.city[1];
        };
    }
}
