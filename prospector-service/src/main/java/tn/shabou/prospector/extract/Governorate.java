package tn.shabou.prospector.extract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The governorates of Tunisia with their larger towns, by which an address is placed. */
enum Governorate {
    ARIANA(
            "Ariana",
            "أريانة",
            "La Soukra|Raoued|Ettadhamen|Mnihla|Kalâat el-Andalous|Sidi Thabet|Borj Louzir|Charguia"),
    BEJA("Béja", "باجة", "Medjez el-Bab|Testour|Nefza|Téboursouk|Amdoun|Goubellat"),
    BEN_AROUS(
            "Ben Arous",
            "بن عروس",
            "Mégrine|Radès|Ezzahra|Hammam Lif|Hammam Chott|Mornag|Fouchana|Mohamedia|El Mourouj|Borj Cédria"),
    BIZERTE(
            "Bizerte",
            "بنزرت",
            "Menzel Bourguiba|Mateur|Ras Jebel|Menzel Jemil|Sejnane|El Alia|Tinja|Ghar el Melh"),
    GABES("Gabès", "قابس", "Mareth|El Hamma|Métouia|Ghannouch|Matmata"),
    GAFSA("Gafsa", "قفصة", "Métlaoui|Redeyef|Moularès|El Ksar|Mdhilla|El Guettar"),
    JENDOUBA("Jendouba", "جندوبة", "Tabarka|Aïn Draham|Bou Salem|Ghardimaou|Fernana"),
    KAIROUAN("Kairouan", "القيروان", "Haffouz|Sbikha|Bou Hajla|Nasrallah|Oueslatia"),
    KASSERINE("Kasserine", "القصرين", "Sbeitla|Thala|Fériana|Sbiba|Foussana"),
    KEBILI("Kébili", "قبلي", "Douz|Souk Lahad|El Golâa"),
    KEF("Le Kef", "الكاف", "Dahmani|Tajerouine|Le Sers|Sakiet Sidi Youssef|El Ksour"),
    MAHDIA("Mahdia", "المهدية", "Ksour Essef|El Jem|Chebba|Bou Merdes|Sidi Alouane|Chorbane"),
    MANOUBA(
            "La Manouba",
            "منوبة",
            "Manouba|Den Den|Douar Hicher|Oued Ellil|Mornaguia|Tébourba|Jedaida|Borj El Amri"),
    MEDENINE("Médenine", "مدنين", "Djerba|Houmt Souk|Midoun|Ajim|Zarzis|Ben Gardane|Beni Khedache"),
    MONASTIR(
            "Monastir",
            "المنستير",
            "Moknine|Jemmal|Ksar Hellal|Sahline|Téboulba|Ouerdanine|Bembla|Zéramdine|Bekalta"),
    NABEUL(
            "Nabeul",
            "نابل",
            "Hammamet|Kélibia|Korba|Menzel Temime|Grombalia|Soliman|Dar Chaâbane|Béni Khiar|Menzel Bouzelfa|El Haouaria"),
    SFAX(
            "Sfax",
            "صفاقس",
            "Sakiet Ezzit|Sakiet Eddaïer|Thyna|El Aïn|Gremda|Chihia|Mahrès|Skhira|Jebiniana|Kerkennah|Agareb"),
    SIDI_BOUZID("Sidi Bouzid", "سيدي بوزيد", "Regueb|Meknassy|Jilma|Bir El Hafey|Menzel Bouzaiane"),
    SILIANA("Siliana", "سليانة", "Makthar|Bou Arada|Gaâfour|El Krib|Rouhia"),
    SOUSSE(
            "Sousse",
            "سوسة",
            "Hammam Sousse|Msaken|Akouda|Kalâa Kebira|Kalâa Seghira|Enfidha|Sidi Bou Ali|Hergla|Sahloul|Khezama"),
    TATAOUINE("Tataouine", "تطاوين", "Ghomrassen|Remada|Bir Lahmar|Dehiba"),
    TOZEUR("Tozeur", "توزر", "Nefta|Degache|Tamerza|Hamma Jerid"),
    TUNIS(
            "Tunis",
            "تونس",
            "La Marsa|Carthage|Le Bardo|Bardo|Le Kram|La Goulette|Sidi Bou Saïd|El Menzah|El Omrane|Bab Saadoun|Cité El Khadra|Berges du Lac|Les Berges du Lac|El Ouardia|Sidi Hassine"),
    ZAGHOUAN("Zaghouan", "زغوان", "El Fahs|Nadhour|Bir Mcherga|Zriba|Saouaf");

    /** "Route de Gabès" is in Sfax. */
    private static final Pattern STREET_NAMED_AFTER =
            Pattern.compile(
                    " (?:route|rte|rue|avenue|av|ave|boulevard|bd) (?:de |d |du )?\\S+(?= )");

    private final String french;
    private final List<Name> names;
    private final Name frenchName;
    private final Name arabicName;

    Governorate(String french, String arabic, String towns) {
        this.french = french;
        this.names = Stream.of(towns.split("\\|")).map(Name::of).toList();
        this.frenchName = Name.of(french);
        this.arabicName = Name.of(arabic);
    }

    /** As it is written in French, for instance {@code Béja}. */
    String french() {
        return french;
    }

    /**
     * @param words as whole words of an address, to be looked for
     */
    private record Name(String name, String words) {

        static Name of(String name) {
            return new Name(name, ' ' + String.join(" ", Words.inOrder(name)) + ' ');
        }

        /** "Tunisie" ends many addresses and is not Tunis; whole words keep them apart. */
        boolean isIn(String text) {
            return text.contains(words);
        }
    }

    /** A town and the governorate it is in. */
    record Place(String town, Governorate governorate) {}

    /** The place that an address names; its towns count before the governorate's own name. */
    static Optional<Place> in(String address) {
        var words = ' ' + String.join(" ", Words.inOrder(address)) + ' ';
        var text = STREET_NAMED_AFTER.matcher(words).replaceAll(" ");
        return Stream.concat(places(text, true), places(text, false)).findFirst();
    }

    private static Stream<Place> places(String text, boolean towns) {
        return Arrays.stream(values())
                .sorted(Comparator.comparing(governorate -> governorate == TUNIS))
                .flatMap(governorate ->
                        (towns ? governorate.names : List.of(governorate.frenchName))
                                .stream()
                                        .filter(name -> name.isIn(text))
                                        .map(name -> new Place(name.name(), governorate))
                                        .findFirst()
                                        .or(() ->
                                                towns
                                                        ? Optional.empty()
                                                        : governorate.inArabic(text))
                                        .stream());
    }

    /**
     * Tunis and Tunisia are one word in Arabic, so that it only counts where no other place is
     * named.
     */
    private Optional<Place> inArabic(String text) {
        return arabicName.isIn(text) ? Optional.of(new Place(french, this)) : Optional.empty();
    }
}
