package tn.shabou.prospector.identity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Wrote {@code identity/fresh-leads.tsv}: invented businesses with traps that {@link
 * LabelledLeadsScript} has not. Those called fresh, with names, streets and towns of their own,
 * were written after the weights were chosen and never looked at for choosing them; those called
 * fresh tuning, with names that {@link LabelledLeadsScript} has for tuning, were made to choose
 * better ones. Run it with a file's name to write it anew.
 */
class FreshLeadsScript {

    final Random random;
    private final ShopRows rows;

    final String[] names;
    private final String[] streets;
    final String[][] cities;
    private int businesses;

    FreshLeadsScript(
            long seed,
            String half,
            int first,
            String[] names,
            String[] streets,
            String[][] cities,
            PrintStream out) {
        this.random = new Random(seed);
        this.rows = new ShopRows(random, half, first, out);
        this.names = names;
        this.streets = streets;
        this.cities = cities;
    }

    private static String[] everyOther(String[] words) {
        return IntStream.range(0, words.length / 2)
                .mapToObj(i -> words[2 * i])
                .toArray(String[]::new);
    }

    public static void main(String[] arguments) throws IOException {
        try (var out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
            out.println(
                    "half\tid\torganisation\tsite\ttrap\tnames\tphones\thosts\temails\taccounts\ttax\taddress\tcity\tgovernorate\tlatitude\tlongitude");
            new FreshLeadsScript(
                            5_150_991,
                            "fresh",
                            30_000,
                            FreshWords.NAMES,
                            FreshWords.STREETS,
                            FreshWords.CITIES,
                            out)
                    .write();
            new FreshLeadsScript(
                            40_427,
                            "fresh tuning",
                            40_000,
                            everyOther(LabelledWords.NAMES),
                            everyOther(LabelledWords.STREETS),
                            LabelledWords.CITIES,
                            out)
                    .write();
        }
    }

    void write() {
        for (int i = 0; i < 50; i++) {
            plain();
        }
        for (int i = 0; i < 6; i++) {
            renamed();
            successor();
            numbered();
            makers();
            legalName();
            arabic();
            misdialled();
        }
        franchise("Speedex");
        franchise("Autocity");
        accountant();
        mall();
        mall();
        pageBuilder();
    }

    void plain() {
        var shop = shop();
        for (var type : types(2 + random.nextInt(3))) {
            tell(shop, "plain", type);
        }
    }

    /** It kept its numbers and its site, and is called otherwise now. */
    private void renamed() {
        var before = shop();
        write(before, "renamed", "directory", before.phone, before.mobile);
        var now = before.copy();
        now.name = own(0) + " " + trade(FreshWords.TRADES[0]);
        write(now, "renamed", "site", now.phone, now.mobile);
        write(now, "renamed", "overture", now.phone);
    }

    /** Another took over the premises, and the line that rings there. */
    private void successor() {
        var before = shop();
        write(before, "successor", "directory", before.phone);
        write(before, "successor", "overture", before.phone);
        var now = shop();
        now.street = before.street;
        now.city = before.city;
        now.latitude = before.latitude;
        now.longitude = before.longitude;
        now.phone = before.phone;
        write(now, "successor", "site", now.phone, now.mobile);
        write(now, "successor", "osm", now.mobile);
    }

    /** They differ by a number in their names. */
    private void numbered() {
        var one = shop();
        one.name = "Auto " + (1 + random.nextInt(4)) * 1000;
        var other = shop();
        other.city = one.city;
        other.name = one.name.replace("000", "500");
        other.phone = landline(other);
        for (var shop : List.of(one, other)) {
            write(shop, "numbered", "directory", shop.phone);
            write(shop, "numbered", "overture", shop.phone);
        }
    }

    /** They are called after the make that they serve, in one town. */
    private void makers() {
        var make = FreshWords.MAKES[random.nextInt(FreshWords.MAKES.length)];
        var one = shop();
        one.name = "Pièces " + make;
        var other = shop();
        other.city = one.city;
        other.phone = landline(other);
        other.name = make + " Pièces";
        for (var shop : List.of(one, other)) {
            write(shop, "makers", "csv", shop.phone);
            write(shop, "makers", "overture", shop.mobile, shop.phone);
        }
    }

    /** Registers know its legal name, customers its sign. */
    private void legalName() {
        var sign = shop();
        var legal = sign.copy();
        legal.name = "Sté " + own(0) + " Distribution SARL";
        boolean byTax = random.nextBoolean();
        row(legal, "legal", "directory", byTax ? List.of() : List.of(sign.phone), byTax);
        row(sign, "legal", "site", List.of(sign.phone, sign.mobile), byTax);
        write(sign, "legal", "overture", sign.phone);
    }

    /** One source has its name in Arabic alone, and no number. */
    private void arabic() {
        var shop = shop();
        write(shop, "arabic", "osm-arabic");
        write(shop, "arabic", "overture");
        write(shop, "arabic", "site", shop.phone);
    }

    /** Somebody swapped two digits of its number. */
    private void misdialled() {
        var shop = shop();
        write(shop, "misdialled", "site", shop.phone, shop.mobile);
        int at = 7 + random.nextInt(4);
        var number = new StringBuilder(shop.phone);
        number.setCharAt(at, shop.phone.charAt(at + 1));
        number.setCharAt(at + 1, shop.phone.charAt(at));
        write(shop, "misdialled", "csv", number.toString());
        write(shop, "misdialled", "overture", shop.phone);
    }

    /** Independent companies under one sign, with the site and the hotline of its owner. */
    private void franchise(String sign) {
        var hotline = "+21670" + digits(6);
        var host = sign.toLowerCase(Locale.ROOT) + ".tn";
        for (int i = 0; i < 4; i++) {
            var shop = shop();
            shop.city = cities[(2 * i + sign.length()) % cities.length];
            shop.phone = landline(shop);
            shop.name = sign + " " + shop.city[0];
            shop.host = host;
            shop.email = "contact@" + host;
            row(shop, "franchise", "directory", List.of(shop.phone, hotline), true);
            row(shop, "franchise", "site", List.of(hotline), random.nextInt(3) > 0);
        }
    }

    /** One office keeps the books of all, and reads their mail. */
    private void accountant() {
        var mailbox = "fiduciaire.elamana@gmail.com";
        for (int i = 0; i < 8; i++) {
            var shop = shop();
            shop.email = mailbox;
            write(shop, "accountant", "site", shop.phone);
            write(shop, "accountant", "overture", shop.phone);
        }
    }

    /** Under one roof, behind one switchboard. */
    private void mall() {
        var roof = shop();
        for (int i = 0; i < 5; i++) {
            var shop = shop();
            shop.city = roof.city;
            shop.street = roof.street;
            shop.latitude = roof.latitude;
            shop.longitude = roof.longitude;
            write(shop, "mall", "directory", roof.phone);
            write(shop, "mall", "overture", roof.phone, shop.mobile);
        }
    }

    /** Their pages are on the host of whoever made them. */
    private void pageBuilder() {
        for (int i = 0; i < 8; i++) {
            var shop = shop();
            shop.host = "mapage-pro.tn";
            shop.email = "";
            write(shop, "builder", "site", shop.phone);
            write(shop, "builder", "csv", shop.mobile, shop.phone);
        }
    }

    private void tell(ScriptedShop shop, String trap, String type) {
        var phones = new ArrayList<String>();
        if (random.nextInt(10) < (type.equals("osm") ? 3 : 8)) {
            phones.add(random.nextInt(4) == 0 ? shop.mobile : shop.phone);
        }
        if (random.nextInt(4) == 0) {
            phones.add(shop.mobile);
        }
        row(shop, trap, type, phones, random.nextInt(3) == 0);
    }

    void write(ScriptedShop shop, String trap, String type, String... phones) {
        row(shop, trap, type, List.of(phones), random.nextInt(4) == 0);
    }

    void row(ScriptedShop shop, String trap, String type, List<String> phones, boolean taxed) {
        rows.row(shop, trap, type, phones, taxed);
    }

    ScriptedShop shop() {
        var shop = new ScriptedShop();
        shop.id = ++businesses;
        var called = called();
        var trade = FreshWords.TRADES[random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2)];
        var own = called[random.nextInt(3) == 0 ? 1 : 0];
        shop.name = random.nextBoolean() ? trade(trade) + " " + own : own + " " + trade(trade);
        shop.arabic = trade[3] + " " + called[called.length - 1];
        shop.city = cities[random.nextInt(cities.length)];
        shop.street = (1 + random.nextInt(220)) + " " + streets[random.nextInt(streets.length)];
        shop.latitude = Double.parseDouble(shop.city[2]) + random.nextGaussian() * 0.02;
        shop.longitude = Double.parseDouble(shop.city[3]) + random.nextGaussian() * 0.02;
        shop.phone = landline(shop);
        shop.mobile =
                "+216"
                        + List.of("21", "23", "54", "58", "92", "99").get(random.nextInt(6))
                        + digits(6);
        shop.host = "maison" + shop.id + digits(2) + ".tn";
        shop.email =
                random.nextInt(3) == 0 ? "atelier" + shop.id + "@yahoo.fr" : "info@" + shop.host;
        shop.tax = digits(7) + "KLMNPQRS".charAt(random.nextInt(8)) + "/A/M/000";
        shop.account = random.nextInt(4) == 0 ? "https://facebook.com/maison" + shop.id : "";
        return shop;
    }

    /** One of the names, in its spellings. */
    String[] called() {
        return names[random.nextInt(names.length)].split("\\|");
    }

    private String own(int spelling) {
        return names[random.nextInt(names.length)].split("\\|")[spelling];
    }

    String trade(String[] trade) {
        return trade[random.nextInt(3)];
    }

    String landline(ScriptedShop shop) {
        return "+216" + shop.city[4] + digits(6);
    }

    String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private List<String> types(int count) {
        var types = new ArrayList<>(List.of("site", "overture", "osm", "directory", "csv"));
        java.util.Collections.shuffle(types, random);
        return types.subList(0, count);
    }
}
