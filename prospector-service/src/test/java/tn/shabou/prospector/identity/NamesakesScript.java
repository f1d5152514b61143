package tn.shabou.prospector.identity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Wrote {@code identity/namesakes-leads.tsv}: invented businesses of which some have the names that
 * many have, and most have rare ones, as in a telephone book; with traps of names. Of the three
 * sets two were made to choose weights, one of them with the traps of {@link FreshLeadsScript}; no
 * pair of the one held back was looked at. Run it with a file's name to write it anew.
 */
final class NamesakesScript extends FreshLeadsScript {

    private static final String[] TUNING_NAMES = {
        "Ben Ammar|Benammar|بن عمار", "Hamdi|El Hamdi|الحمدي", "Jouini|Jwini|الجويني",
        "Salhi|Essalhi|الصالحي", "Brahmi|Brahmy|البراهمي", "Mzoughi|Mezoughi|المزوغي",
        "Belkacem|Bel Kacem|بلقاسم", "Nasri|Ennasri|النصري", "Fersi|Farsi|الفارسي",
        "Ghrairi|Ghrayri|الغرايري", "Abbes|Abbas|عباس", "Mnasri|Mnassri|المناصري",
        "Dhaouadi|Dhawadi|الذوادي", "Ouni|El Ouni|العوني", "Mabrouk|El Mabrouk|المبروك",
        "Nouira|Nwira|نويرة", "Othmani|El Othmani|العثماني", "Rahmouni|Rahmoni|الرحموني",
        "Souissi|Essouissi|السويسي", "Hajji|El Hajji|الحاجي", "Yahyaoui|Yahiaoui|اليحياوي",
        "Zarrouk|Zarouk|زروق", "Bennour|Ben Nour|بالنور", "Haouari|Hawari|الهواري",
        "Khemiri|Khmiri|الخميري", "Labidi|Laabidi|العبيدي", "Maaloul|Maloul|معلول",
        "Dkhili|Dekhili|الدخيلي", "Toukabri|Toukebri|التوكابري", "Wali|El Wali|الوالي",
        "Ennour|El Nour|النور", "El Fateh|Alfateh|الفاتح", "Essalem|El Salem|السلام",
        "Amilcar|Amilkar|أميلكار", "Didon|Didoun|ديدون", "Auto Express|Autoexpress|أوتو اكسبريس",
        "Mega Parts|Megaparts|ميقا بارتس", "Top Gear|Topgear|توب جير", "Omega|Omiga|أوميغا",
        "Phénix|Phenix|فينيكس", "Borj|El Borj|البرج", "Zitouna|Ezzitouna|الزيتونة",
    };

    private static final String[] HELD_BACK_NAMES = {
        "Ben Jannet|Benjannet|بن جنات",
        "Mahjoub|El Mahjoub|المحجوب",
        "Ksouri|Kesouri|القصوري",
        "Bouraoui|Bourawi|البوراوي",
        "Ghorbel|Gorbel|غربال",
        "Elloumi|El Loumi|اللومي",
        "Sellami|Selami|السلامي",
        "Tarhouni|Tarhoni|الترهوني",
        "Jemaa|Jomaa|جمعة",
        "Khalfaoui|Khalfawi|الخلفاوي",
        "Marzouki|El Marzouki|المرزوقي",
        "Naffati|Neffati|النفاتي",
        "Bedoui|Badoui|البدوي",
        "Gouider|Gouidar|قويدر",
        "Derbel|Darbel|دربال",
        "Felah|Fellah|الفلاح",
        "Hizem|Hizam|حزام",
        "Issaoui|Aissaoui|العيساوي",
        "Jendoubi|Jandoubi|الجندوبي",
        "Kaabachi|Kabachi|الكعباشي",
        "Lamine|El Amine|الأمين",
        "Zaidi|Zaydi|الزايدي",
        "Ncibi|Nsibi|النصيبي",
        "Omrani|Amrani|العمراني",
        "Rouissi|Rwissi|الرويسي",
        "Saidane|Saydane|سعيدان",
        "Tabka|Tabqa|طبقة",
        "Weslati Fils|Oueslati Fils|الوسلاتي",
        "Zribi|Zeribi|الزريبي",
        "Bchir|Bechir|بشير",
        "El Fajr|Alfajr|الفجر",
        "El Ons|Elons|الأنس",
        "Errabie|Rabie|الربيع",
        "Massinissa|Masinissa|ماسينيسا",
        "Utica|Utique|أوتيك",
        "Auto Line|Autoline|أوتو لاين",
        "Ultra Parts|Ultraparts|ألترا بارتس",
        "Best Drive|Bestdrive|بست درايف",
        "Gamma|Gama|غاما",
        "Pegase|Pégaze|بيغاس",
        "Kasbah|Casbah|القصبة",
        "Narjes|Nargess|النرجس",
    };

    /** Two families each, that a careless ear takes for one. */
    private static final String[] TUNING_ALIKE = {
        "Hamdi|Hamida",
        "Salem|Salmi",
        "Chaabani|Chaabouni",
        "Karim|Karmous",
        "Jaziri|Jazzar",
        "Hamdi|Hamdoun",
        "Saidi|Saadi",
        "Mejri|Mejdi",
    };

    private static final String[] HELD_BACK_ALIKE = {
        "Nasr|Nasri",
        "Mansour|Mansouri",
        "Hassen|Hassine",
        "Jaber|Jabri",
        "Ammar|Amor",
        "Belhassen|Belhassine",
        "Toumi|Tamimi",
        "Saada|Saidi",
    };

    private static final String[] STREETS = {
        "rue du 18 Janvier", "avenue Bechir Sfar", "route de Sousse", "rue Imam Sahnoun",
        "avenue du Maghreb", "rue Omar Khayam", "route de l'Aéroport", "rue Mustapha Khaznadar",
        "avenue Taha Hussein", "rue des Jasmins", "route de Bizerte", "rue Kheireddine Pacha",
    };

    private static final String[] OTHER_STREETS = {
        "rue Aboulkacem Chebbi", "avenue de Rome", "route de Kairouan", "rue des Oliviers",
        "avenue Khaled Ibn Walid", "rue Sidi Mehrez", "route du Port", "rue de Damas",
        "avenue Hédi Nouira", "rue Salah Ben Youssef", "route de Béja", "rue d'Irak",
    };

    private static final String[][] TOWNS = {
        {"Jendouba", "Jendouba", "36.5011", "8.7802", "78"},
        {"Hammamet", "Nabeul", "36.4000", "10.6167", "72"},
        {"Tozeur", "Tozeur", "33.9197", "8.1335", "76"},
        {"Sidi Bouzid", "Sidi Bouzid", "35.0382", "9.4849", "76"},
        {"Moknine", "Monastir", "35.6333", "10.9000", "73"},
        {"La Marsa", "Tunis", "36.8782", "10.3247", "71"},
        {"Siliana", "Siliana", "36.0850", "9.3708", "78"},
        {"Ben Guerdane", "Médenine", "33.1370", "11.2194", "75"},
        {"Rades", "Ben Arous", "36.7681", "10.2753", "71"},
    };

    private static final String[][] OTHER_TOWNS = {
        {"Kasserine", "Kasserine", "35.1676", "8.8365", "77"},
        {"Tataouine", "Tataouine", "32.9297", "10.4518", "75"},
        {"Menzel Bourguiba", "Bizerte", "37.1537", "9.7859", "72"},
        {"Msaken", "Sousse", "35.7333", "10.5833", "73"},
        {"Le Bardo", "Tunis", "36.8092", "10.1333", "71"},
        {"Kébili", "Kébili", "33.7044", "8.9690", "75"},
        {"Hammam Lif", "Ben Arous", "36.7269", "10.3367", "71"},
        {"Zaghouan", "Zaghouan", "36.4029", "10.1429", "72"},
        {"Jebiniana", "Sfax", "35.0333", "10.9167", "74"},
    };

    private static final String[] FIRST_NAMES = {
        "Ali", "Hédi", "Mohamed", "Sami", "Nabil", "Faouzi", "Lotfi", "Ridha"
    };

    private final String[] alike;

    private NamesakesScript(
            long seed,
            String half,
            int first,
            String[] names,
            String[] alike,
            String[] streets,
            String[][] cities,
            PrintStream out) {
        super(seed, half, first, names, streets, cities, out);
        this.alike = alike;
    }

    public static void main(String[] arguments) throws IOException {
        try (var out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
            new NamesakesScript(
                            61_803,
                            "namesakes tuning",
                            50_000,
                            TUNING_NAMES,
                            TUNING_ALIKE,
                            STREETS,
                            TOWNS,
                            out)
                    .write();
            new FreshLeadsScript(
                            31_415, "namesakes traps", 60_000, TUNING_NAMES, STREETS, TOWNS, out)
                    .write();
            new NamesakesScript(
                            27_182,
                            "namesakes held back",
                            70_000,
                            HELD_BACK_NAMES,
                            HELD_BACK_ALIKE,
                            OTHER_STREETS,
                            OTHER_TOWNS,
                            out)
                    .write();
        }
    }

    @Override
    void write() {
        for (int i = 0; i < 70; i++) {
            plain();
        }
        for (int i = 0; i < 6; i++) {
            brothers();
            shortened();
            alike(alike[i].split("\\|"));
            calledAfterTheTown();
        }
        chain(names[names.length - 1].split("\\|")[0]);
        chain(names[names.length - 2].split("\\|")[0]);
    }

    /** The first of the list are common, the last are rare. */
    @Override
    String[] called() {
        return names[(int) (names.length * Math.pow(random.nextDouble(), 2))].split("\\|");
    }

    /** They have the family's name and a trade in common, and the town. */
    private void brothers() {
        int first = random.nextInt(FIRST_NAMES.length);
        var family = called()[0];
        var one = shop();
        var other = shopIn(one.city);
        one.name = "Garage " + FIRST_NAMES[first] + " " + family;
        other.name = "Garage " + FIRST_NAMES[(first + 3) % FIRST_NAMES.length] + " " + family;
        tellTwice("brothers", one, other);
    }

    /** One source has the first name, another its initial, a third the family's name alone. */
    private void shortened() {
        var shop = shop();
        var first = FIRST_NAMES[random.nextInt(FIRST_NAMES.length)];
        var family = called()[0];
        shop.name = "Pièces Auto " + first + " " + family;
        write(shop, "shortened", "site", shop.phone, shop.mobile);
        shop.name = first.charAt(0) + ". " + family + " Pièces Auto";
        write(shop, "shortened", "directory", shop.phone);
        shop.name = "Ets " + family;
        write(shop, "shortened", "overture", random.nextBoolean() ? shop.phone : shop.mobile);
    }

    private void alike(String[] families) {
        var one = shop();
        var other = shopIn(one.city);
        one.name = "Pièces Auto " + families[0];
        other.name = families[1] + " Pièces Auto";
        tellTwice("alike", one, other);
    }

    private void calledAfterTheTown() {
        var one = shop();
        var other = shopIn(one.city);
        one.name = "Pièces Auto " + one.city[0];
        other.name = one.city[0] + " Pièces Auto";
        tellTwice("town", one, other);
    }

    /** One company with one site and one hotline, whose shops are called after their towns. */
    private void chain(String sign) {
        var head = shop();
        for (int i = 0; i < 4; i++) {
            var branch = head.copy();
            var there = shopIn(cities[2 * i % cities.length]);
            branch.city = there.city;
            branch.street = there.street;
            branch.latitude = there.latitude;
            branch.longitude = there.longitude;
            branch.phone = there.phone;
            branch.name = sign + " " + branch.city[0];
            write(branch, "chain", "directory", branch.phone, head.mobile);
            write(branch, "chain", "site", head.mobile);
            write(branch, "chain", "overture", branch.phone);
        }
    }

    private void tellTwice(String trap, ScriptedShop... shops) {
        for (var shop : shops) {
            write(shop, trap, "directory", shop.phone);
            write(shop, trap, random.nextBoolean() ? "overture" : "csv", phoneOrNone(shop));
        }
    }

    private String[] phoneOrNone(ScriptedShop shop) {
        return random.nextInt(3) == 0 ? new String[0] : List.of(shop.phone).toArray(String[]::new);
    }

    private ScriptedShop shopIn(String[] city) {
        var shop = shop();
        shop.city = city;
        shop.latitude = Double.parseDouble(city[2]) + random.nextGaussian() * 0.02;
        shop.longitude = Double.parseDouble(city[3]) + random.nextGaussian() * 0.02;
        shop.phone = landline(shop);
        return shop;
    }
}
