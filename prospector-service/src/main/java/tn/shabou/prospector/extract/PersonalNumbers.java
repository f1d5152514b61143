package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tn.shabou.model.leads.PageExtracted.Fact;

/**
 * Mobile numbers of persons: a number that stands beside somebody's name is theirs, and not ours to
 * collect, unless words around it, or the page it stands on, show that it is how to reach a
 * business.
 */
final class PersonalNumbers {

    /** Characters around a number in which somebody is named. */
    private static final int BEFORE = 48;

    private static final int AFTER = 32;

    /** Characters of what stands around a link. */
    private static final int LONGEST = 200;

    private static final Pattern CONTACT_PAGE =
            Pattern.compile(
                    "(?:.*[/_-])?(?:contacts?|contactez|kontakt|contatti|contacto|nous-trouver|coordonnees|impressum|mentions-legales|اتصل|اتصل-بنا)(?:[/_.-].*)?",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Pattern TITLE =
            Pattern.compile(
                    "(?<!\\p{L})(?:m\\.|mr\\.?|mme\\.?|mlle|monsieur|madame|mademoiselle|herr|frau|sig\\.|señor|señora|السيد|السيدة|الآنسة) ?\\p{L}{2,}",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Pattern BUSINESS =
            Pattern.compile(
                    "(?<!\\p{L})(?:garages?|ste|sté|société|sarl|suarl|ets|établissements?|entreprise|pièces|pieces|autos?|magasin|atelier|mécanique|tôlerie|pneus?|centre|service|services|showroom|agence|boutique|station|dépôt|commercial|commerciale|sav|accueil|standard|vente|ventes|livraison|chez|fils|frères|freres"
                            + "|(?:ال)?(?:مستودع|ورشة|محل|شركة|قراج|كراج|قطع|متجر|مبيعات))(?!\\p{L})",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /** Streets are named after persons. */
    private static final Pattern STREET =
            Pattern.compile(
                    "(?<!\\p{L})(?:avenue|av|rue|boulevard|bd|place|cité|immeuble|imm|résidence|route|rte|impasse|شارع|نهج|ساحة|حي)(?!\\p{L})[ .]*(?:[\\p{L}'’]+ ?){0,4}",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    private static final Set<String> FIRST_NAMES =
            Set.of(
                    """
                    abdallah abdelaziz abdelhamid abdelkader abdelkarim abderrahmane abdessalem adel adem ahmed aicha
                    ali amal amel amin amina amine amir amira anis anouar arbi asma aymen ayoub aziz badis basma bechir
                    bilel bassem chaima chedly chiheb chokri dali dhia donia elyes emna fadhel fadi faouzi faten fathi
                    fatma ferid feriel fethi firas ghassen ghazi habib haithem hajer halim hamdi hamza hana hassan hatem
                    haykel hedi hela hichem houcine houda houssem ibrahim ilyes imed imen ines islem ismail issam jalel
                    jamel jihen kais kamel karim khaled khalil khouloud lamia leila lotfi maher mahmoud makram malek
                    manel mariem marwa marwen mehdi meriem mohamed mohsen moncef montassar mouna mounir mourad moustapha
                    myriam nabil nader nadia naim najib nawel nejib nesrine nidhal nizar noureddine olfa omar oussama
                    rached rafik raja ramzi rania raouf riadh rim ridha sabri safa said salah salem salma sami samia
                    samir sana sarra seif selim sihem slim sofiene sonia souad taha taoufik tarek wael wafa walid wassim
                    yassine yasmine yosra youssef zied zouhair
                    alain anne bernard catherine christophe claire daniel david didier emmanuel eric francois françois
                    frederic gerard hans isabelle jacques jean julien laurent marie martin michel nathalie nicolas
                    olivier patrick paul peter philippe pierre sophie stephane thierry thomas
                    محمد أحمد احمد علي كريم سامي خالد يوسف عمر حسن حسين محمود إبراهيم ابراهيم فاطمة مريم أمينة سامية ليلى
                    نادية هشام وليد منير مراد نبيل رياض رضا سفيان صالح طارق حاتم حمزة ياسين
                    """
                            .strip()
                            .split("\\s+"));

    private PersonalNumbers() {}

    /**
     * Whether a number in a text is a person's.
     *
     * @param start of what announces it
     * @param end behind it
     */
    static boolean isPersonal(Fact phone, Page page, String text, int start, int end) {
        return isMobile(phone)
                && !isContactPage(page)
                && namesAPerson(before(text, start) + " ; " + after(text, end), page);
    }

    /** Whether the number of a link is a person's. */
    static boolean isPersonal(Fact phone, Page page, Element link) {
        return isMobile(phone) && !isContactPage(page) && namesAPerson(around(link, page), page);
    }

    private static boolean namesAPerson(String said, Page page) {
        var around = STREET.matcher(said).replaceAll(" ");
        return !BUSINESS.matcher(around).find()
                && (TITLE.matcher(around).find()
                        || WORD.matcher(around)
                                .results()
                                .map(word -> word.group().toLowerCase(Locale.ROOT))
                                .anyMatch(word -> FIRST_NAMES.contains(word) && !isOf(page, word)));
    }

    /** A site that is named after somebody is theirs to do business with. */
    private static boolean isOf(Page page, String name) {
        return Optional.ofNullable(page.url().getHost()).orElse("").contains(name);
    }

    private static boolean isMobile(Fact phone) {
        return phone.method().endsWith(" mobile");
    }

    /** Where a business says how to reach it, whoever answers. */
    private static boolean isContactPage(Page page) {
        return CONTACT_PAGE.matcher(Optional.ofNullable(page.url().getPath()).orElse("")).matches();
    }

    /** What is said since the number before it. */
    private static String before(String text, int start) {
        int from = start;
        while (from > Math.max(0, start - BEFORE) && !isOfAnotherNumber(text, from - 1)) {
            from--;
        }
        return text.substring(from, start);
    }

    private static String after(String text, int end) {
        int to = end;
        while (to < Math.min(text.length(), end + AFTER)
                && !Character.isDigit(text.charAt(to))
                && text.charAt(to) != '.') {
            to++;
        }
        return text.substring(end, to);
    }

    /** Two digits in a row; one alone may be that of a model, or of a street. */
    private static boolean isOfAnotherNumber(String text, int i) {
        return i > 0 && Character.isDigit(text.charAt(i)) && Character.isDigit(text.charAt(i - 1));
    }

    private static String around(Element link, Page page) {
        var parent = link.parent();
        return parent != null && page.sizes().isShort(parent, LONGEST)
                ? parent.text()
                : link.text();
    }
}
