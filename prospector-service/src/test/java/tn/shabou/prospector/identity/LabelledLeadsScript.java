package tn.shabou.prospector.identity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Wrote {@code identity/labelled-leads.tsv}: two halves of invented businesses as several sources
 * would tell them, with the traps that merge what is two. The halves share no name and no street;
 * only the first may be looked at when weights are chosen. All names, numbers and places are
 * invented; run it with a file's name to write it anew.
 */
final class LabelledLeadsScript {

    private static final String TYPES = "site overture osm directory csv";

    private final Random random;
    private final ToldNames told;

    private final int half;
    private final PrintStream out;
    private int businesses;
    private int records;

    private LabelledLeadsScript(int half, PrintStream out) {
        this.random = new Random(half == 0 ? 20_261 : 77_003);
        this.told = new ToldNames(random);
        this.half = half;
        this.out = out;
    }

    /** A place where a business is. */
    private static final class Site {
        private String[] city = LabelledWords.CITIES[0];
        private String street = "";
        private double latitude;
        private double longitude;
        private String phone = "";
    }

    private static final class Business {
        private int id;
        private String[] name = {};
        private String[] trade = LabelledWords.TRADES[0];
        private String mobile = "";
        private String host = "";
        private String email = "";
        private String tax = "";
        private String account = "";
    }

    public static void main(String[] arguments) throws IOException {
        try (var out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
            out.println(
                    "half\tid\torganisation\tsite\ttrap\tnames\tphones\thosts\temails\taccounts\ttax\taddress\tcity\tgovernorate\tlatitude\tlongitude");
            new LabelledLeadsScript(0, out).write();
            new LabelledLeadsScript(1, out).write();
        }
    }

    private void write() {
        for (int i = 0; i < 55; i++) {
            plain("plain");
        }
        for (int i = 0; i < 3; i++) {
            chain();
        }
        for (int i = 0; i < 6; i++) {
            twoInOneBuilding();
            sameNameInTwoTowns();
            garageAndShopOfOneFamily();
            moved();
            newDomain();
        }
        for (int i = 0; i < 3; i++) {
            ownerOfThree();
        }
        directory();
        for (int i = 0; i < 6; i++) {
            nameless();
        }
    }

    private void plain(String trap) {
        var business = business();
        var site = site();
        tell(business, site, trap, 2 + random.nextInt(3));
    }

    private void chain() {
        var business = business();
        business.mobile = "+21670" + digits(6);
        for (int i = 0; i < 4; i++) {
            var branch = site();
            for (var type : types(1 + random.nextInt(2))) {
                record(
                        business,
                        branch,
                        "chain",
                        type,
                        List.of(
                                random.nextBoolean() ? branch.phone : business.mobile,
                                business.mobile));
            }
        }
    }

    private void twoInOneBuilding() {
        var here = site();
        var business = business();
        tell(business, here, "building", 2);
        var neighbour = business();
        here.phone = phone(here);
        tell(neighbour, here, "building", 2);
    }

    private void sameNameInTwoTowns() {
        var business = business();
        tell(business, site(), "towns", 2);
        var other = business();
        other.name = business.name;
        other.trade = business.trade;
        var there = site();
        tell(other, there, "towns", 2);
    }

    private void garageAndShopOfOneFamily() {
        var garage = business();
        garage.trade = LabelledWords.TRADES[1];
        var here = site();
        tell(garage, here, "family", 2);
        var shop = business();
        shop.name = garage.name;
        shop.trade = LabelledWords.TRADES[0];
        var there = site();
        there.city = here.city;
        there.street = here.street.replaceFirst("\\d+", Integer.toString(1 + random.nextInt(180)));
        there.latitude = here.latitude + 0.0004 * random.nextInt(6);
        there.longitude = here.longitude + 0.0004;
        there.phone = phone(there);
        tell(shop, there, "family", 2);
    }

    private void moved() {
        var business = business();
        var before = site();
        tell(business, before, "moved", 1 + random.nextInt(2));
        var now = site();
        now.city = before.city;
        now.latitude = before.latitude + 0.01;
        now.longitude = before.longitude - 0.012;
        now.phone = before.phone;
        tell(business, now, "moved", 1 + random.nextInt(2));
    }

    private void newDomain() {
        var business = business();
        var here = site();
        record(business, here, "domain", "site", List.of(here.phone));
        business.host = "new-" + business.host;
        business.email = "contact@" + business.host;
        record(business, here, "domain", "site", List.of(here.phone, business.mobile));
        record(business, here, "domain", "overture", List.of(business.mobile));
    }

    private void ownerOfThree() {
        var mobile = mobile();
        for (int i = 0; i < 3; i++) {
            var business = business();
            business.mobile = mobile;
            var here = site();
            record(business, here, "owner", "directory", List.of(here.phone, mobile));
            record(business, here, "owner", "overture", List.of(here.phone));
        }
    }

    private void directory() {
        var number = "+21671" + digits(6);
        for (int i = 0; i < 12; i++) {
            var business = business();
            var here = site();
            record(
                    business,
                    here,
                    "directory",
                    "csv",
                    i % 3 == 0 ? List.of(number, here.phone) : List.of(number));
            if (i % 2 == 0) {
                record(business, here, "directory", "overture", List.of(here.phone));
            }
        }
    }

    /** Called after its trade alone, as hundreds are. */
    private void nameless() {
        var business = business();
        business.name = new String[] {"", "", ""};
        business.host = "";
        business.email = "";
        tell(business, site(), "nameless", 2);
    }

    private void tell(Business business, Site site, String trap, int times) {
        for (var type : types(times)) {
            var phones = new ArrayList<String>();
            double chance =
                    switch (type) {
                        case "osm" -> 0.3;
                        case "overture" -> 0.75;
                        default -> 0.9;
                    };
            if (random.nextDouble() < chance) {
                phones.add(random.nextInt(4) == 0 ? business.mobile : site.phone);
                if (random.nextInt(3) == 0) {
                    phones.add(business.mobile);
                }
            }
            record(business, site, trap, type, phones);
        }
    }

    private void record(
            Business business, Site site, String trap, String type, List<String> phones) {
        boolean located = type.equals("overture") || type.equals("osm");
        boolean addressed =
                switch (type) {
                    case "site" -> random.nextInt(10) < 6;
                    case "directory" -> true;
                    case "overture" -> random.nextInt(10) < 5;
                    default -> random.nextInt(10) < 2;
                };
        boolean hosted = type.equals("site") || (type.equals("overture") && random.nextInt(3) == 0);
        var host = hosted ? business.host : "";
        var email =
                switch (type) {
                    case "site" -> random.nextInt(10) < 7 ? business.email : "";
                    case "directory" -> random.nextInt(10) < 3 ? business.email : "";
                    default -> "";
                };
        out.println(
                String.join(
                        "\t",
                        half == 0 ? "tuning" : "held back",
                        Integer.toString(half * 10_000 + ++records),
                        Integer.toString(half * 10_000 + business.id),
                        site.street + ", " + site.city[0],
                        trap,
                        told.name(business.name, business.trade, type),
                        String.join("|", phones.stream().distinct().toList()),
                        host,
                        email,
                        type.equals("site") || random.nextInt(8) == 0 ? business.account : "",
                        type.equals("directory") && random.nextInt(2) == 0 ? business.tax : "",
                        addressed ? told.address(site.street, site.city[0]) : "",
                        random.nextInt(10) < 9 ? site.city[0] : "",
                        random.nextInt(10) < 8 ? site.city[1] : "",
                        located
                                ? "%.6f".formatted(site.latitude + random.nextGaussian() * 0.0003)
                                : "",
                        located
                                ? "%.6f".formatted(site.longitude + random.nextGaussian() * 0.0003)
                                : ""));
    }

    private Business business() {
        var business = new Business();
        business.id = ++businesses;
        business.name =
                LabelledWords.NAMES[2 * random.nextInt(LabelledWords.NAMES.length / 2) + half]
                        .split("\\|");
        business.trade = LabelledWords.TRADES[random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2)];
        business.mobile = mobile();
        business.host =
                Spelling.folded(business.name[0]).replaceAll("[^a-z]", "") + business.id + ".tn";
        business.email =
                random.nextInt(3) == 0
                        ? "b" + half + business.id + digits(3) + "@gmail.com"
                        : "contact@" + business.host;
        business.tax = digits(7) + "ABCDEFGH".charAt(random.nextInt(8)) + "/A/M/000";
        business.account =
                random.nextInt(3) == 0 ? "https://facebook.com/p" + half + business.id : "";
        return business;
    }

    private Site site() {
        var site = new Site();
        site.city = LabelledWords.CITIES[random.nextInt(LabelledWords.CITIES.length)];
        site.street =
                (1 + random.nextInt(180))
                        + " "
                        + LabelledWords.STREETS[
                                2 * random.nextInt(LabelledWords.STREETS.length / 2) + half];
        site.latitude = Double.parseDouble(site.city[2]) + random.nextGaussian() * 0.02;
        site.longitude = Double.parseDouble(site.city[3]) + random.nextGaussian() * 0.02;
        site.phone = phone(site);
        return site;
    }

    private String phone(Site site) {
        return "+216" + site.city[4] + digits(6);
    }

    private String mobile() {
        return "+216"
                + List.of("20", "22", "50", "52", "98", "97", "55").get(random.nextInt(7))
                + digits(6);
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private List<String> types(int count) {
        var types = new ArrayList<>(List.of(TYPES.split(" ")));
        java.util.Collections.shuffle(types, random);
        return types.subList(0, count);
    }
}
