package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Ambiguous;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.None;
import tn.shabou.prospector.extract.PriceReading.Price;

class PriceTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,500 DT | 12.500",
                "12.500 DT | 12.500",
                "12.500DT | 12.500",
                "DT 22.750 | 22.750",
                "TND 1,250.000 | 1250.000",
                "1 234,500 DT | 1234.500",
                "1 234,500 TND | 1234.500",
                "1.234,500 DT | 1234.500",
                "1,234.500 TND | 1234.500",
                "12 500 DT | 12500.000",
                "450 DT | 450.000",
                "0,950 DT | 0.950",
                "35,5 DT | 35.500",
                "35.90 D.T. | 35.900",
                "89DT500 | 89.500",
                "89 DT 500 | 89.500",
                "145 dinars 500 | 145.500",
                "145 dinars 500 millimes | 145.500",
                "1250 millimes | 1.250",
                "100 000 millimes | 100.000",
                "950 مليم | 0.950",
                "12.500 د.ت | 12.500",
                "١٢٫٥٠٠ د.ت | 12.500",
                "۱۲٫۵۰۰ د.ت | 12.500",
                "د.ت 1,250.000 | 1250.000",
                "1250 دينار | 1250.000",
                "Prix : 35,000 DT TTC | 35.000",
                "12.500DTTTC | 12.500",
                "59,000 DT au lieu de 75,000 DT | 59.000",
                "Soldes -20% 80,000 DT | 80.000",
                "-20 DT 80,000 DT | 80.000",
                "lot de 4 : 120,000 DT | 120.000",
                "Huile 5W30, 4 L : 89,000 DT | 89.000",
                "35,000 DT TTC (29,412 DT HT) | 35.000"
            })
    void readsDinarsAsTunisianShopsWriteThem(String text, BigDecimal amount) {
        assertThat(PriceText.read(text))
                .isInstanceOfSatisfying(
                        Price.class,
                        price -> {
                            assertThat(price.amount()).isEqualTo(amount);
                            assertThat(price.currency()).isEqualTo("TND");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "19,90 € | 19.90 | EUR",
                "12€99 | 12.99 | EUR",
                "€ 1.299,00 | 1299.00 | EUR",
                "1 299,00 EUR | 1299.00 | EUR",
                "1.299 € | 1299.00 | EUR",
                "149,99 € inkl. MwSt. | 149.99 | EUR",
                "$1,299.99 | 1299.99 | USD",
                "1'299.50 CHF | 1299.50 | CHF",
                "2.500 KWD | 2.500 | KWD",
                "6,35,000 INR | 635000.00 | INR",
                "1.234.500 € | 1234500.00 | EUR",
                "¥ 4,980 | 4980 | JPY"
            })
    void readsOtherCurrenciesByTheirDecimals(String text, BigDecimal amount, String currency) {
        assertThat(PriceText.read(text))
                .isEqualTo(new Price(amount, currency, Kind.PRICE, taxBasis(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34.000",
                "£34.000",
                "12.500.000 TND",
                "25,000 DT ou 30,000 DT",
                "1.23.456 €",
                "12 34 € 56 €"
            })
    void abstainsWhereAPriceCanBeReadInTwoWays(String text) {
        assertThat(PriceText.read(text)).isInstanceOf(Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prix sur demande",
                "Réf 0986494105",
                "",
                "-20%",
                "Depuis 1998",
                "3x 33,33 €",
                "71 234 567",
                "20123456",
                "205/55 R16"
            })
    void findsNoPriceWhereThereIsNone(String text) {
        assertThat(PriceText.read(text)).isEqualTo(new None());
    }

    @Test
    void tellsALowerBoundFromAPrice() {
        assertThat(PriceText.read("à partir de 59,000 DT")).isEqualTo(dinars("59.000", Kind.FROM));
        assertThat(PriceText.read("de 59,000 à 75,000 DT")).isEqualTo(dinars("59.000", Kind.RANGE));
        assertThat(PriceText.read("59,000 DT - 75,000 DT")).isEqualTo(dinars("59.000", Kind.RANGE));
    }

    @Test
    void tellsWhetherVatIsIncluded() {
        assertThat(basis("35,000 DT TTC")).isEqualTo(TaxBasis.INCLUDED);
        assertThat(basis("80.000DT HT")).isEqualTo(TaxBasis.EXCLUDED);
        assertThat(basis("80,000 DT hors taxes")).isEqualTo(TaxBasis.EXCLUDED);
        assertThat(basis("80,000 DT")).isEqualTo(TaxBasis.UNKNOWN);
    }

    @Test
    void takesTheCurrencyOfTheSiteForABareNumber() {
        assertThat(PriceText.read("12,500", "TND", "tn")).isEqualTo(dinars("12.500", Kind.PRICE));
    }

    @Test
    void takesTheDollarOfTheCountry() {
        assertThat(PriceText.read("$ 1.250,00", null, "ar"))
                .isInstanceOfSatisfying(
                        Price.class, price -> assertThat(price.currency()).isEqualTo("ARS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 990 Ft | | 12990 | HUF",
                "1.299,00 Ft | | 1299 | HUF",
                "1.299,90 TL | | 1299.90 | TRY",
                "₦7,000 | | 7000 | NGN",
                "₹1,23,456.50 | | 123456.50 | INR",
                "Rp 1.299.000 | | 1299000 | IDR",
                "RM1,299.00 | | 1299 | MYR",
                "₱ 1,250.75 | | 1250.75 | PHP",
                "2 990 ₸ | | 2990 | KZT",
                "12.500 FCFA | | 12500 | XOF",
                "12,000원 | | 12000 | KRW",
                "۱٬۲۹۹٬۰۰۰ ریال | | 1299000 | IRR",
                "DA 50 € | | 50 | EUR",
                "S/ 1,299.00 | pe | 1299 | PEN",
                "R 1,299.00 | za | 1299 | ZAR",
                "299 元 | cn | 299 | CNY",
                "12.500 KM | ba | 12500 | BAM"
            })
    void readsCurrenciesOfManyCountries(
            String text, @Nullable String country, BigDecimal amount, String currency) {
        assertThat(PriceText.read(text, null, country == null ? "" : country))
                .isInstanceOfSatisfying(
                        Price.class,
                        price -> {
                            assertThat(price.amount()).isEqualByComparingTo(amount);
                            assertThat(price.currency()).isEqualTo(currency);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"6 ft", "120 km", "S/36", "R 12", "1 ден", "12 tl", "MzI5Ljk5 $"})
    void takesNoLengthSizeOrDayForACurrency(String text) {
        assertThat(PriceText.read(text)).isNotInstanceOf(Price.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RM 12.500", "12.500 GHS"})
    void leavesThreeDecimalsOpenWhereAPointMarksDecimals(String text) {
        assertThat(PriceText.read(text)).isInstanceOf(Ambiguous.class);
    }

    private static Price dinars(String amount, Kind kind) {
        return new Price(new BigDecimal(amount), "TND", kind, TaxBasis.UNKNOWN);
    }

    private static TaxBasis basis(String text) {
        return PriceText.read(text) instanceof Price price ? price.taxBasis() : TaxBasis.UNKNOWN;
    }

    private static TaxBasis taxBasis(String text) {
        return text.contains("inkl.") ? TaxBasis.INCLUDED : TaxBasis.UNKNOWN;
    }
}
