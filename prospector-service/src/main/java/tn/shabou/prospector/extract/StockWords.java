package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.prospector.extract.ProductClaim.Stock;

/** What shops write when a thing is in stock or is not. */
final class StockWords {

    private static final Pattern OUT =
            words(
                    "out of stock|sold ?out|no longer available|not in stock|no stock|0 (?:in stock|available|left|en stock|disponibles?|auf lager)"
                            + "|(?:currently |temporarily )?(?:unavailable|not (?:currently )?available)"
                            + "|rupture(?: de stock)?|épuisée?s?|en rupture|(?:plus|pas) en stock|indisponibles?"
                            + "|(?:non|pas|plus) disponibles?|victime de son succès|sur commande"
                            + "|ausverkauft|(?:nicht (?:mehr )?|nicht sofort )(?:verfügbar|(?:auf|an|am) lager|lieferbar|lagernd|vorrätig)|vergriffen"
                            + "|agotad[oa]s?|sin (?:stock|existencias)|fuera de (?:stock|existencias)|no disponibles?|no hay (?:stock|existencias)|non in magazzino|terminato|fuori produzione|non disponibil[ei]|esaurit[oaie]"
                            + "|esgotad[oa]s?|indisponíve(?:l|is)|(?:sem|fora de) (?:estoque|stock)|niet (?:op voorraad|beschikbaar|leverbaar)|(?:tijdelijk )?uitverkocht|stoc epuizat"
                            + "|нет в наличии|нет в продаже|нет на складе|распродан\\p{L}*|ni na zalogi"
                            + "|momenteel niet|brak (?:w magazynie|na stanie|towaru)|nie ma na stanie|niedostępn[yae]|wyprzedan[yae]|není skladem|vyprod[aá]n[oýá]|nedostupn[ýéáo]|nie je (?:na sklade|skladom)|vypredan[ýéáo]"
                            + "|nincs (?:raktáron|készleten)|elfogyott|nem rendelhető|tükendi|stokta yok|slut i lager|slutsåld|slutsålt|ej i lager|ikke (?:på lager|tilgængelig|tilgjengelig)|udsolgt|utsolgt"
                            + "|loppu|loppuunmyyty|ei (?:varastossa|saatavilla|ole saadaval|laos)|läbi müüdud|nav (?:noliktavā|pieejams)|izpārdots|išparduota|indisponibil[ăei]?|rasprodano|ni na voljo|nema na (?:stanju|zalihi)|nije dostupn[oa]"
                            + "|закончился|снят с продажи|немає в наявності|няма в наличност|изчерпан\\p{L}*|εξαντλ\\p{L}*|μη διαθέσιμο|hết hàng|habis terjual|stok habis|tidak tersedia"
                            + "|gr(?:ö|oe)ßtenteils ausverkauft|listing (?:has )?ended|no longer for sale|نفدت|غير (?:متوفر|متاح|موجود)|نفد|نفذ|ناموجود|אזל",
                    "在庫切れ|在庫なし|品切れ|販売終了|売り切れ|完売|入荷待ち|售完|缺貨|缺货|已售完|售罄|補貨中|無庫存|无货|품절|สินค้าหมด");

    /** What stands on the button of a thing that cannot be bought now. */
    private static final Pattern TELL_ME =
            words(
                    "(?:notify|email|e-mail|mail|alert|tell) me|back in stock alert|join (?:the )?wait(?:ing )?list"
                            + "|benachrichtig\\p{L}*|prévenez-moi|(?:me |m['’]|être )(?:prévenir|avertir|prévenu|alerter)|alertez-moi|m['’]avertir"
                            + "|av[ií]s[ae](?:me|rme|d)?|notif[ií](?:que|came)(?:me|nme)?|avvis(?:ami|atemi)|avise-me|houd me op de hoogte"
                            + "|أعلمني|أخبرني|نبهني|أبلغني",
                    "入荷通知|再入荷");

    private static final Pattern IN =
            words(
                    "in stock|available|only \\d+ left|ready to ship|en stock|disponibles?|disponibil[ei]?|disponível|em stock|em estoque"
                            + "|(?:auf|an|am) lager|vorrätig|lagernd|sofort lieferbar|lieferbar|verfügbar|op voorraad|leverbaar|in stoc|na zalogi"
                            + "|в наличии|есть на складе|в наявності|в наличност|dostępn[yae]|w magazynie|na stanie|skladem|skladom|na sklade"
                            + "|raktáron|készleten|na stanju|na zalihi|dostupno|stokta|på lager|i lager|varastossa|laos|noliktavā|διαθέσιμο|còn hàng|tersedia"
                            + "|متوفر|متاح|موجود|במלאי",
                    "在庫あり|在庫有|有貨|有货|現貨|现货|재고 ?있음|มีสินค้า");

    /** What is not there though the thing may be. */
    private static final Pattern OF_OTHERS =
            words(
                    "(?:image|picture|photo|video|preview|pick-?up|collection|delivery|shipping)s? (?:is |are )?(?:currently |temporarily )?(?:not available|unavailable)",
                    "画像なし");

    private static final int LONGEST = 400;

    private StockWords() {}

    /** What mark-up says, kept together with its words; absent when it says neither. */
    static @Nullable Stock stated(@Nullable String raw) {
        var availability = ofSchema(raw);
        return raw == null || availability == null ? null : new Stock(availability, raw);
    }

    /** As schema.org has it, with or without its address, or as {@code product:availability}. */
    static @Nullable Availability ofSchema(@Nullable String value) {
        if (value == null || value.length() > LONGEST) {
            return null;
        }
        var word = value.substring(value.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (word.replaceAll("[^a-z]", "")) {
            case "instock",
                    "limitedavailability",
                    "onlineonly",
                    "instoreonly",
                    "preorder",
                    "presale",
                    "backorder",
                    "available",
                    "availablefororder" ->
                    Availability.InStock;
            case "outofstock", "soldout", "discontinued", "oos" -> Availability.OutOfStock;
            default -> ofText(value).orElse(null);
        };
    }

    static boolean isOut(String text) {
        return OUT.matcher(ofThing(text)).find();
    }

    /** Whether it offers to tell when a thing is there again. */
    static boolean tellsLater(String text) {
        return TELL_ME.matcher(text).find();
    }

    /** Without what is said of pictures and of ways to get the thing. */
    private static String ofThing(String text) {
        return OF_OTHERS.matcher(text).replaceAll("");
    }

    /** Empty when the text says neither; "not available" counts before "available". */
    static Optional<Availability> ofText(String text) {
        var said = ofThing(text);
        if (OUT.matcher(said).find()) {
            return Optional.of(Availability.OutOfStock);
        }
        return IN.matcher(said).find() ? Optional.of(Availability.InStock) : Optional.empty();
    }

    /**
     * @param words of scripts that put spaces between them
     * @param signs of those that do not
     */
    private static Pattern words(String words, String signs) {
        return Pattern.compile(
                "(?<![\\p{L}\\d])(?:" + words + ")(?!\\p{L})|" + signs,
                CASE_INSENSITIVE | UNICODE_CASE);
    }
}
