package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.prospector.extract.PriceReading.Ambiguous;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.Price;

/** Writes amounts in the styles of many houses, and has them read back. */
class PriceStylesTest {

    private static final int AMOUNTS = 400;
    private static final List<String> DINARS =
            List.of("DT", "TND", "D.T.", "dt", "dinars", "د.ت", "د.ت.", "دينار", "DNT");

    /** Groups of thousands and decimals, as they are marked. */
    private record Marks(String group, String decimal) {}

    private static final List<Marks> MARKS =
            List.of(
                    new Marks("", ","),
                    new Marks("", "."),
                    new Marks(" ", ","),
                    new Marks(" ", "."),
                    new Marks("\u00a0", ","),
                    new Marks("\u202f", ","),
                    new Marks("\u2009", "."),
                    new Marks(".", ","),
                    new Marks(",", "."),
                    new Marks("'", "."),
                    new Marks("’", ","),
                    new Marks("٬", "٫"));

    @Test
    void readsDinarsBackOrAbstains() {
        var random = new Random(216);
        var read = new Tally();
        for (int i = 0; i < AMOUNTS; i++) {
            var amount = amount(random, 3);
            for (var marks : MARKS) {
                for (int decimals : List.of(3, 2, 1, 0)) {
                    var written = amount.setScale(decimals, RoundingMode.DOWN);
                    // "12.500" that means twelve thousand five hundred is no way to write dinars.
                    boolean sound = decimals > 0 || !marks.group().matches("[.,]");
                    if (sound) {
                        var number = number(written, marks);
                        var currency = DINARS.get(random.nextInt(DINARS.size()));
                        for (var text : placed(number, currency, random)) {
                            read.count(text, written, PriceText.read(text));
                        }
                    }
                }
            }
        }
        assertThat(read.wrong).isEmpty();
        assertThat(read.share()).isGreaterThan(0.97);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, €", "EUR, EUR", "GBP, £", "USD, $", "USD, USD", "CHF, CHF", "MAD, DH", "DZD, DZD",
        "PLN, zł", "SEK, kr", "CZK, Kč", "RON, lei", "BRL, R$", "TRY, ₺", "AED, AED", "EGP, EGP"
    })
    void readsOtherCurrenciesBackOrAbstains(String code, String sign) {
        var random = new Random(33);
        var read = new Tally();
        for (int i = 0; i < AMOUNTS / 4; i++) {
            var amount = amount(random, 2);
            for (var marks : MARKS) {
                for (int decimals : List.of(2, 1, 0)) {
                    var written = amount.setScale(decimals, RoundingMode.DOWN);
                    for (var text : placed(number(written, marks), sign, random)) {
                        read.count(text, written, PriceText.read(text));
                    }
                }
            }
        }
        assertThat(read.wrong).isEmpty();
        assertThat(read.share()).as(code).isGreaterThan(0.85);
    }

    @Test
    void readsKuwaitisThreeDecimalsLikeTunisias() {
        for (var code : List.of("KWD", "BHD", "OMR", "JOD", "LYD", "IQD")) {
            for (var text : List.of("12.500 ", "12,500 ", "12.5 ")) {
                assertThat(PriceText.read(text + code))
                        .isInstanceOfSatisfying(
                                Price.class,
                                price -> assertThat(price.amount()).isEqualByComparingTo("12.5"));
            }
        }
    }

    @Test
    void readsSplitDinarsAndMillimes() {
        for (int millimes = 0; millimes < 1_000; millimes += 50) {
            var amount = BigDecimal.valueOf(89_000 + millimes, 3);
            var rest = "%03d".formatted(millimes);
            for (var text :
                    List.of("89DT" + rest, "89 DT " + rest, "89 dinars " + rest, "89dt" + rest)) {
                assertThat(PriceText.read(text))
                        .as(text)
                        .isInstanceOfSatisfying(
                                Price.class,
                                price -> assertThat(price.amount()).isEqualByComparingTo(amount));
            }
            assertThat(PriceText.read((89_000 + millimes) + " millimes"))
                    .isInstanceOfSatisfying(
                            Price.class,
                            price -> assertThat(price.amount()).isEqualByComparingTo(amount));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "à partir de 12,500 DT | 12.5",
                "Dès 12,500 DT | 12.5",
                "ab 1.299,00 € | 1299",
                "from £12.50 | 12.5",
                "desde 12,50 € | 12.5",
                "a partire da 12,50 € | 12.5",
                "ابتداء من 12,500 د.ت | 12.5"
            })
    void knowsALowerBound(String text, BigDecimal amount) {
        assertThat(PriceText.read(text))
                .isInstanceOfSatisfying(
                        Price.class,
                        price -> {
                            assertThat(price.kind()).isEqualTo(Kind.FROM);
                            assertThat(price.amount()).isEqualByComparingTo(amount);
                        });
    }

    @Test
    void readsAnyTextWithoutFailing() {
        var random = new Random(9);
        var parts =
                List.of(
                        "1",
                        "12",
                        "500",
                        "1 250",
                        "12,5",
                        ".",
                        ",",
                        "-",
                        "/",
                        " ",
                        "€",
                        "DT",
                        "$",
                        "د.ت",
                        "millimes",
                        "à",
                        "de",
                        "TTC",
                        "HT",
                        "x",
                        "%",
                        "'",
                        "٫",
                        "au lieu de",
                        "lot de",
                        "(",
                        "+",
                        "dès",
                        "\u00a0",
                        "٣",
                        "0",
                        "000",
                        "et",
                        "jusqu'à");
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(parts.get(random.nextInt(parts.size())));
                text.append(random.nextBoolean() ? " " : "");
            }
            assertThat(PriceText.read(text.toString())).as(text.toString()).isNotNull();
        }
    }

    /** Small and large ones alike. */
    private static BigDecimal amount(Random random, int decimals) {
        long most = (long) Math.pow(10, 2 + random.nextInt(4) + decimals);
        return BigDecimal.valueOf(1 + random.nextLong(most), decimals);
    }

    private static String number(BigDecimal amount, Marks marks) {
        var plain = amount.toPlainString();
        int point = plain.indexOf('.');
        var whole = point < 0 ? plain : plain.substring(0, point);
        var grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", marks.group());
        return point < 0 ? grouped : grouped + marks.decimal() + plain.substring(point + 1);
    }

    private static List<String> placed(String number, String currency, Random random) {
        var gap = List.of(" ", "\u00a0", "", "\u202f").get(random.nextInt(4));
        var texts = new ArrayList<String>();
        texts.add(number + gap + currency);
        texts.add(currency + gap + number);
        texts.add("Prix : " + number + gap + currency + " TTC");
        texts.add(number + gap + currency + " HT");
        texts.add(arabic(number) + " " + currency);
        texts.add("\u200f" + number + gap + currency + "\u200e");
        return texts;
    }

    private static String arabic(String number) {
        var text = new StringBuilder();
        number.chars().forEach(c -> text.append((char) (c >= '0' && c <= '9' ? '٠' + c - '0' : c)));
        return text.toString();
    }

    private static final class Tally {
        private final TreeMap<String, String> wrong = new TreeMap<>();
        private int right;
        private int left;

        void count(String text, BigDecimal written, PriceReading reading) {
            switch (reading) {
                case Price price when price.amount().compareTo(written) == 0 -> right++;
                case Price price -> wrong.put(text, price.amount().toPlainString());
                case Ambiguous _, PriceReading.None _ -> left++;
            }
        }

        double share() {
            return (double) right / (right + left + wrong.size());
        }
    }
}
