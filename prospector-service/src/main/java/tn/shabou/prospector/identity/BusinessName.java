package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * A name, taken apart: {@code STE Ben Salah Pièces Auto SARL} is the own words {@code bensalah} and
 * the trade of parts; legal forms and filling words are left out.
 *
 * @param words the own words, in the order written
 * @param trades what it says that the business does
 */
record BusinessName(List<Word> words, Set<Trade> trades) {

    /** What car businesses call themselves; a word of many names, so it tells nobody apart. */
    enum Trade {
        PARTS(
                "piece pieces autopieces autopiece piecesauto pieceauto rechange rechanges parts spare accessoire accessoires fournitures"
                        + " قطع غيار اكسسوارات"),
        GARAGE(
                "garage mecanique meca mechanic reparation repair atelier tolerie carrosserie ورشة كراج ميكانيك"
                        + " اصلاح تصليح"),
        TYRES("pneu pneus pneumatique pneumatiques tyre tyres tires roue roues عجلات اطارات"),
        WASH("lavage wash غسيل"),
        POWER("batterie batteries electrique electricite elec diagnostic بطاريات كهرباء"),
        GLASS("pare brise glass vitrage بلور");

        private final String names;

        Trade(String names) {
            this.names = names;
        }
    }

    /**
     * @param sound its consonants
     * @param letters as it is said
     */
    record Word(String text, String sound, String letters, boolean arabic) {

        static Word of(String text) {
            var bare = text.replaceFirst(GLUED_ARTICLE, "");
            return new Word(
                    text,
                    Spelling.sound(bare),
                    Pronunciation.letters(bare),
                    Spelling.isArabic(text));
        }

        /** What it says is the make that a business serves, as others of the town do. */
        boolean isMake() {
            return MAKES.contains(text);
        }
    }

    /** {@code Elgharbi} for {@code El Gharbi}. */
    private static final String GLUED_ARTICLE = "^[ea]l(?=\\p{IsLatin}{4})";

    private static final int SHORTEST_MISSPELT = 5;
    private static final LevenshteinDistance ONE_SLIP = new LevenshteinDistance(1);

    private static final Map<String, Trade> TRADES = tradesByName();

    private static final Set<String> EMPTY =
            Set.of(
                    ("ste societe sarl suarl sa ets etablissement etablissements entreprise cie groupe group sarl-u"
                                    + " and et de des fils freres frere du la le les l d el al pour sur chez the of shop store magasin boutique"
                                    + " auto autos automobile automobiles automotive car cars vehicule vehicules voiture"
                                    + " voitures service services centre center vente distribution general generale import"
                                    + " export commerce commercial international tunisie tunisia"
                                    + " شركة مؤسسة محل و في مركز خدمات السيارات سيارات بيع تونس عام تجارة مجمع اوتو")
                            .split(" "));

    /**
     * Words that belong to the next one: {@code ben salah}, {@code bou ali}, {@code abd el kader}.
     */
    private static final Set<String> JOINED =
            Set.of(
                    "ben", "bin", "bel", "ouled", "bou", "abou", "abd", "haj", "hadj", "sidi", "بن",
                    "بو", "ابو", "عبد", "الحاج", "سيدي");

    private static final Set<String> MAKES =
            Set.of(
                    ("peugeot citroen renault dacia volkswagen vw audi seat skoda bmw mercedes opel ford fiat alfa lancia"
                                    + " iveco kia hyundai toyota nissan isuzu mitsubishi mazda suzuki honda chevrolet"
                                    + " ssangyong mahindra chery geely haval jac volvo jeep"
                                    + " بيجو رينو سيتروان فولكسفاغن كيا هيونداي تويوتا نيسان مرسيدس فيات فورد ايسوزو")
                            .split(" "));

    private static Map<String, Trade> tradesByName() {
        var trades = new HashMap<String, Trade>();
        for (var trade : Trade.values()) {
            for (var name : trade.names.split(" ")) {
                trades.put(name, trade);
            }
        }
        return Map.copyOf(trades);
    }

    static BusinessName of(String name) {
        var words = new ArrayList<Word>();
        var trades = EnumSet.noneOf(Trade.class);
        var joined = "";
        for (var token : tokens(name)) {
            var bare = withoutArticle(token);
            var common =
                    EMPTY.contains(token) || TRADES.containsKey(token) ? token : commonWord(bare);
            if (common == null && JOINED.contains(token)) {
                joined += token.equals("عبد") ? "عبدل" : token;
            } else if (common == null) {
                words.add(Word.of(joined + bare));
                joined = "";
            } else if (TRADES.containsKey(common)) {
                trades.add(Objects.requireNonNull(TRADES.get(common)));
            }
        }
        if (!joined.isEmpty()) {
            words.add(Word.of(joined));
        }
        return new BusinessName(List.copyOf(words), Collections.unmodifiableSet(trades));
    }

    /** The common word that is meant; a misspelt one must not pass for a name. */
    private static @Nullable String commonWord(String word) {
        if (EMPTY.contains(word) || TRADES.containsKey(word)) {
            return word;
        }
        return word.length() < SHORTEST_MISSPELT
                ? null
                : Stream.concat(TRADES.keySet().stream(), EMPTY.stream())
                        .filter(common ->
                                common.length() >= SHORTEST_MISSPELT
                                        && Math.abs(common.length() - word.length()) <= 1
                                        && ONE_SLIP.apply(word, common) >= 0)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static List<String> tokens(String name) {
        var dotted = Spelling.folded(name).replaceAll("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)", "");
        return Arrays.stream(dotted.split("[^\\p{L}\\p{N}]+"))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    private static String withoutArticle(String token) {
        return token.startsWith("ال") && token.length() > 4 ? token.substring(2) : token;
    }

    /** Without the words of the town, which all who are there have in common. */
    BusinessName without(List<Word> town) {
        var own =
                words.stream()
                        .filter(word ->
                                town.stream()
                                        .noneMatch(place ->
                                                NameLikeness.of(word, place)
                                                        >= NameLikeness.SAME_PLACE))
                        .toList();
        return new BusinessName(own, trades);
    }

    /** The same for all spellings of the own words, in any order; "" when there are none. */
    String key() {
        return String.join(
                " ",
                new HashSet<>(words.stream().map(Word::sound).toList()).stream().sorted().toList());
    }

    boolean isOfSameTrade(BusinessName other) {
        return !Collections.disjoint(trades, other.trades);
    }

    /** One says that it is something which the other does not say. */
    boolean differsInTrade(BusinessName other) {
        return !trades.isEmpty()
                && !other.trades.isEmpty()
                && Collections.disjoint(trades, other.trades);
    }
}
