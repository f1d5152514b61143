package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
        var plain =
                DISGUISED_DOT.matcher(DISGUISED_AT.matcher(text).replaceAll("@")).replaceAll(".");
        return ADDRESS.matcher(plain)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .limit(MOST)
                .filter(address -> isBusiness(address, page))
                .map(address ->
                        new Fact(
                                FactKind.EMAIL,
                                address,
                                address,
                                method,
                                confidence - 0.004 * rank(address)));
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
