package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;

/**
 * The mailboxes of a business. Addresses that seem to be a person's are withheld: personal data is
 * not ours to collect.
 */
final class Mailboxes {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<![\\w.+-])[a-z\\d][\\w.+-]{0,60}@(?:[a-z\\d][a-z\\d-]{0,60}\\.){1,4}[a-z]{2,12}(?![\\w-])",
                    CASE_INSENSITIVE);

    /** Characters before the @, and behind it. */
    private static final int LONGEST_BOX = 62;

    private static final int LONGEST_HOST = 300;

    private static final Pattern DISGUISED_AT =
            Pattern.compile(" ?[(\\[{] ?(?:at|arobase|@) ?[)\\]}] ?", CASE_INSENSITIVE);
    private static final Pattern DISGUISED_DOT =
            Pattern.compile(" ?[(\\[{] ?(?:dot|point) ?[)\\]}] ?", CASE_INSENSITIVE);

    /** Words of which one makes a mailbox the business's, best first to write to. */
    private static final List<String> GENERIC =
            List.of(
                    "contact",
                    "info",
                    "infos",
                    "commercial",
                    "vente",
                    "ventes",
                    "sales",
                    "devis",
                    "commande",
                    "commandes",
                    "order",
                    "orders",
                    "magasin",
                    "shop",
                    "boutique",
                    "accueil",
                    "bonjour",
                    "hello",
                    "support",
                    "service",
                    "services",
                    "client",
                    "clients",
                    "sav",
                    "achat",
                    "achats",
                    "export",
                    "import",
                    "direction",
                    "bureau",
                    "office",
                    "mail",
                    "email",
                    "admin",
                    "marketing",
                    "communication",
                    "kontakt",
                    "verkauf",
                    "bestellung",
                    "anfrage",
                    "kundenservice",
                    "ventas",
                    "pedidos",
                    "tienda",
                    "comercial",
                    "atencion",
                    "contacto",
                    "vendite",
                    "ordini",
                    "negozio",
                    "assistenza",
                    "contatti");

    private static final Set<String> TRADE =
            Set.of(
                    "auto",
                    "autos",
                    "piece",
                    "pieces",
                    "part",
                    "parts",
                    "car",
                    "cars",
                    "garage",
                    "pneu",
                    "pneus",
                    "meca",
                    "mecanique",
                    "motor",
                    "motors",
                    "diesel",
                    "turbo",
                    "batterie",
                    "freins",
                    "societe",
                    "ste",
                    "group",
                    "groupe",
                    "tunisie",
                    "tn");

    private static final Set<String> IGNORED =
            Set.of(
                    "noreply",
                    "no-reply",
                    "donotreply",
                    "postmaster",
                    "webmaster",
                    "abuse",
                    "privacy",
                    "dpo");

    /** Looked at on a page; a business has a handful. */
    private static final int MOST = 1_000;

    private Mailboxes() {}

    /** Generic mailboxes first. */
    static Stream<Fact> read(Page page) {
        var linked =
                page.document().select("a[href^=mailto:]").stream()
                        .map(link -> link.attr("href").substring(7).replaceFirst("\\?.*", ""))
                        .map(href -> decoded(href))
                        .flatMap(text -> facts(text, "mailto", 0.9, page));
        var guarded =
                page.document().select("[data-cfemail]").stream()
                        .flatMap(e ->
                                facts(
                                        unscrambled(e.attr("data-cfemail")),
                                        "cloudflare",
                                        0.9,
                                        page));
        var written = facts(page.text(), "text", 0.7, page);
        return Stream.of(linked, guarded, written)
                .flatMap(facts -> facts)
                .limit(MOST)
                .sorted(Comparator.comparingInt(fact -> rank(fact.value())));
    }

    static Stream<Fact> facts(String text, String method, double confidence, Page page) {
        Patience.check();
        return addresses(undisguised(text)).stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .filter(address -> isBusiness(address, page))
                .map(address ->
                        new Fact(
                                FactKind.EMAIL,
                                address,
                                address,
                                method,
                                confidence - 0.004 * rank(address)));
    }

    private static String undisguised(String text) {
        boolean bracketed =
                text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('{') >= 0;
        return bracketed
                ? DISGUISED_DOT.matcher(DISGUISED_AT.matcher(text).replaceAll("@")).replaceAll(".")
                : text;
    }

    /** Looks around each @ alone, since no other letter of a long text can make an address. */
    private static List<String> addresses(String text) {
        var addresses = new ArrayList<String>();
        var matcher = ADDRESS.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int from = 0;
        for (int at = text.indexOf('@');
                at >= 0 && addresses.size() < MOST;
                at = text.indexOf('@', Math.max(at + 1, from))) {
            matcher.region(
                    Math.max(from, at - LONGEST_BOX), Math.min(text.length(), at + LONGEST_HOST));
            if (matcher.find()) {
                addresses.add(matcher.group());
                from = matcher.end();
            }
        }
        return addresses;
    }

    private static boolean isBusiness(String address, Page page) {
        var box = address.substring(0, address.indexOf('@'));
        var words = Words.of(box.replace('_', ' '));
        if (IGNORED.contains(box)
                || address.matches(
                        ".*\\.(?:png|jpe?g|gif|webp|svg|js|css)|.*@(?:example|sentry).*")) {
            return false;
        }
        return rank(address) < GENERIC.size()
                || words.stream().anyMatch(word -> TRADE.contains(word) || isNamedAfter(word, page))
                || TRADE.stream().filter(word -> word.length() > 3).anyMatch(box::contains);
    }

    /** {@code sopieces@gmail.com} on sopieces.tn is the shop's, whoever reads it. */
    private static boolean isNamedAfter(String word, Page page) {
        var host = Optional.ofNullable(page.url().getHost()).orElse("");
        return word.length() >= 4 && List.of(host.split("[.-]")).contains(word);
    }

    private static int rank(String address) {
        var words = Words.of(address.substring(0, address.indexOf('@')).replace('_', ' '));
        for (int i = 0; i < GENERIC.size(); i++) {
            if (words.contains(GENERIC.get(i))) {
                return i;
            }
        }
        return GENERIC.size();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /** Cloudflare's disguise: each byte xor the first. "" when it is not that. */
    private static String unscrambled(String hex) {
        if (hex.length() < 6 || hex.length() % 2 != 0 || !hex.matches("[\\da-fA-F]+")) {
            return "";
        }
        int key = Integer.parseInt(hex, 0, 2, 16);
        var text = new StringBuilder();
        for (int i = 2; i < hex.length(); i += 2) {
            text.append((char) (Integer.parseInt(hex, i, i + 2, 16) ^ key));
        }
        return text.toString();
    }
}
