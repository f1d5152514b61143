package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.model.leads.PageExtracted.FactKind;

class BusinessFactsTest {

    @Test
    void readsWhatABusinessSaysOfItselfInJsonLd() {
        var page =
                """
                <script type="application/ld+json">{"@type": "AutoPartsStore", "name": "Pièces du Sahel",
                "telephone": "73 225 118", "email": "contact@pieces-sahel.tn",
                "address": {"@type": "PostalAddress", "streetAddress": "12 av. Habib Bourguiba", "postalCode": "4000",
                "addressLocality": "Hammam Sousse"}}</script>\
                """;

        assertThat(values(page, FactKind.NAME)).containsExactly("Pièces du Sahel");
        assertThat(values(page, FactKind.PHONE)).containsExactly("+21673225118");
        assertThat(values(page, FactKind.EMAIL)).containsExactly("contact@pieces-sahel.tn");
        assertThat(values(page, FactKind.ADDRESS))
                .containsExactly("12 av. Habib Bourguiba, 4000, Hammam Sousse");
        assertThat(values(page, FactKind.CITY)).containsExactly("Hammam Sousse");
        assertThat(values(page, FactKind.GOVERNORATE)).containsExactly("Sousse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='tel:+216 71 234 567'>Appel</a> | +21671234567",
                "<p>Tél : 71 234 567</p> | +21671234567",
                "<p>Tel.: (+216) 74.401.222</p> | +21674401222",
                "<p>GSM 98 765 432</p> | +21698765432",
                "<p>WhatsApp: 00216 22 333 444</p> | +21622333444",
                "<p>الهاتف: 71 234 567</p> | +21671234567"
            })
    void readsPhonesWhereTheyArePresentedAsSuch(String html, String number) {
        assertThat(values(html, FactKind.PHONE)).containsExactly(number);
    }

    @Test
    void takesNoBareDigitsForAPhone() {
        assertThat(values("<p>Référence 71 234 567</p><p>Tél : 12</p>", FactKind.PHONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Vends moteur, appelez Karim Trabelsi, tél : 98 765 432</p> |",
                "<p>Commentaire de Mme Ben Salah - GSM 22 345 678</p> |",
                "<p>GSM : 55 123 987 (Ahmed)</p> |",
                "<div>Olfa B. <a href='tel:+21698765432'>appeler</a></div> |",
                "<div>Écrire à Mourad <a href='https://wa.me/21622333444'>WhatsApp</a></div> |",
                "<p>محمد الطرابلسي هاتف: 98 765 432</p> |",
                "<p>Magasin tél : 71 234 567 / Sami, GSM 98 765 432</p> | +21671234567"
            })
    void withholdsTheMobileNumberThatStandsBesideAPersonsName(String html, String kept) {
        assertThat(phones(html)).isEqualTo(kept == null ? List.of() : List.of(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Garage Karim, tél : 98 765 432</p>",
                "<p>12 avenue Habib Bourguiba, Sfax. GSM : 98 765 432</p>",
                "<p>Sté Ben Ali et fils GSM 98 765 432</p>",
                "<p>Service commercial, M. Sami : GSM 98 765 432</p>",
                "<p>Ahmed Trabelsi, directeur. Tél : 71 234 567</p>",
                "<p>Ahmed écrit de vous</p><p>Promotions de la semaine sur toutes les plaquettes, GSM 98 765 432</p>"
            })
    void takesTheMobileNumberOfABusinessThatIsNamedAfterSomebody(String html) {
        assertThat(phones(html)).hasSize(1);
    }

    /** As they stand on a page that is not the one to reach the business by. */
    private static List<String> phones(String html) {
        return PageReader.read(html, URI.create("https://shop.tn/avis")).facts().stream()
                .map(fact -> fact.value())
                .toList();
    }

    @Test
    void takesTheMobileNumberOfAPersonWhereABusinessSaysHowToReachIt() {
        var html = "<p>M. Karim : GSM 98 765 432</p>";

        assertThat(PageReader.read(html, URI.create("https://shop.tn/contactez-nous")).facts())
                .hasSize(1);
        assertThat(PageReader.read(html, URI.create("https://shop.tn/blog/avis")).facts())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<footer>MF : 1234567/A/A/M/000 - RC : B0112345</footer> | 1234567A/A/M/000",
                "<p>Matricule fiscal: 012345 P / A / M / 000</p> | 0012345P/A/M/000",
                "<p>M.F. 987654X</p> | 0987654X",
                "<p>المعرف الجبائي: 1234567A/A/M/000</p> | 1234567A/A/M/000",
                "<script type='application/ld+json'>{\"@type\": \"Store\", \"vatID\": \"1234567/A/A/M/000\"}</script> | 1234567A/A/M/000",
                "<p>Référence 1234567A</p> |",
                "<p>MF 1234567I</p> |"
            })
    void readsTheTaxNumberWhereItIsCalledSo(String html, String number) {
        assertThat(values(html, FactKind.TAX_NUMBER))
                .isEqualTo(number == null ? List.of() : List.of(number));
    }

    @Test
    void readsWhereASiteShowsItselfOnAMap() {
        var html =
                """
                <a href="https://www.openstreetmap.org/node/4711#map=17">Plan</a>
                <a href="https://www.google.com/maps/search/?api=1&query=x&query_place_id=ChIJ2eUgeAK6j4ARbn5u">Itinéraire</a>\
                """;

        assertThat(values(html, FactKind.PLACE_ID))
                .containsExactly("osm:node/4711", "google:ChIJ2eUgeAK6j4ARbn5u");
    }

    @Test
    void tellsTheKindOfLine() {
        var fact = read("<a href='tel:98765432'>x</a>").facts().getFirst();

        assertThat(fact.method()).isEqualTo("tel-link mobile");
        assertThat(fact.raw()).isEqualTo("98765432");
    }

    @Test
    void namesGenericMailboxesFirstAndWithholdsThoseOfPersons() {
        var page =
                """
                <a href="mailto:sav@shop.tn">SAV</a> <a href="mailto:ahmed.bensalah@shop.tn">Ahmed</a>
                <p>info [at] shop [dot] tn, m.trabelsi@shop.tn, noreply@shop.tn, autopieces.sfax@gmail.com, logo@2x.png</p>\
                """;

        assertThat(values(page, FactKind.EMAIL))
                .containsExactly("info@shop.tn", "sav@shop.tn", "autopieces.sfax@gmail.com");
    }

    @Test
    void readsAddressesThatCloudflareDisguises() {
        var page =
                "<a class=__cf_email__ data-cfemail='%s'>[email protected]</a>"
                        .formatted(disguised("contact@shop.tn"));

        assertThat(values(page, FactKind.EMAIL)).containsExactly("contact@shop.tn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adresse : Route de Gabès km 2, 3000 Sfax Tél : 74 401 222 | Sfax | Sfax",
                "Adresse : 5 rue du Lac, 2045 La Marsa, Tunisie Tél : 71 000 000 | La Marsa | Tunis",
                "Adresse : 9 rue de Béja, Menzel Bourguiba | Menzel Bourguiba | Bizerte",
                "العنوان : شارع الحبيب بورقيبة، صفاقس، تونس | Sfax | Sfax"
            })
    void placesAnAddress(String text, String city, String governorate) {
        assertThat(values("<p>" + text + "</p>", FactKind.CITY)).containsExactly(city);
        assertThat(values("<p>" + text + "</p>", FactKind.GOVERNORATE))
                .containsExactly(governorate);
    }

    @Test
    void anAddressEndsWhereAPhoneNumberBegins() {
        var shop = "<li>Ariana : 112, avenue de l’Indépendance, 2080 Ariana – 71 703 366</li>";

        assertThat(values(shop, FactKind.ADDRESS))
                .containsExactly("112, avenue de l’Indépendance, 2080 Ariana");
    }

    @Test
    void saysOnceWhatDiffersInBlanksThatCannotBeKept() {
        var page =
                "<meta property='og:site_name' content='Pièces Carthage'>"
                        + "<script type='application/ld+json'>"
                        + "{\"@type\": \"Store\", \"name\": \"Pièces\\tCarthage\"}</script>";

        assertThat(values(page, FactKind.NAME)).containsExactly("Pièces Carthage");
    }

    @Test
    void knowsAllGovernoratesInBothLanguages() {
        assertThat(Governorate.values()).hasSize(24);
        assertThat(Governorate.in("ولاية قابس").map(Governorate.Place::governorate))
                .contains(Governorate.GABES);
        assertThat(Governorate.in("GABES")).isPresent();
        assertThat(Governorate.in("France, 75011 Paris, Tunisie")).isEmpty();
    }

    private static List<String> values(String html, FactKind kind) {
        return read(html).facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(fact -> fact.value())
                .toList();
    }

    private static PageReading read(String html) {
        return PageReader.read(html, URI.create("https://shop.tn/contact"));
    }

    private static String disguised(String address) {
        var hex = new StringBuilder("42");
        address.chars().forEach(c -> hex.append("%02x".formatted(c ^ 0x42)));
        return hex.toString();
    }
}
