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
                    "out of stock|sold ?out|no longer available|(?:currently |temporarily )?unavailable"
                            + "|not available|rupture(?: de stock)?|épuisé|en rupture|indisponible"
                            + "|(?:non|pas|plus) disponible|victime de son succès|sur commande"
                            + "|ausverkauft|(?:nicht (?:mehr )?|nicht sofort )(?:verfügbar|(?:auf|an) lager|lieferbar|vorrätig)|vergriffen"
                            + "|agotado|sin (?:stock|existencias)|fuera de (?:stock|existencias)|no disponible|no hay (?:stock|existencias)|non in magazzino|terminato|fuori produzione|non disponibile|esaurito|esgotado"
                            + "|indisponível|niet (?:op voorraad|beschikbaar)|uitverkocht|stoc epuizat"
                            + "|нет в наличии|нет в продаже|niedostępny|vyprodáno|ni na zalogi"
                            + "|momenteel niet|brak w magazynie|produkt niedostępny|chwilowo niedostępny|není skladem|nie je na sklade|nincs raktáron|tükendi|stokta yok|slut i lager|slutsåld|ikke på lager|udsolgt|utsolgt|loppu|nav noliktavā|indisponibil|stoc epuizat|rasprodano|ni na voljo|закончился|снят с продажи|немає в наявності|hết hàng|在庫切れ|品切れ|販売終了|売り切れ|售完|缺貨|缺货|已售完|售罄|補貨中|품절|listing (?:has )?ended|no longer for sale|gr(?:ö|oe)ßtenteils ausverkauft|نفدت|غير متوفر|غير متاح|نفد|نفذ|אזל");

    /** What stands on the button of a thing that cannot be bought now. */
    private static final Pattern TELL_ME =
            words(
                    "(?:notify|email|e-mail|mail|alert|tell) me|back in stock alert|join (?:the )?wait(?:ing )?list"
                            + "|benachrichtig\\p{L}*|prévenez-moi|(?:me |m['’]|être )(?:prévenir|avertir|prévenu|alerter)|alertez-moi|m['’]avertir"
                            + "|av[ií]s[ae](?:me|rme|d)?|notif[ií](?:que|came)(?:me|nme)?|avvis(?:ami|atemi)|avise-me|houd me op de hoogte"
                            + "|أعلمني|أخبرني|نبهني|أبلغني");

    private static final Pattern IN =
            words(
                    "in stock|available|en stock|disponible|disponibile|disponível|em stock|em estoque"
                            + "|(?:auf|an) lager|vorrätig|sofort lieferbar|lieferbar|verfügbar|op voorraad|in stoc|na zalogi"
                            + "|в наличии|dostępny|skladem|på lager|i lager|varastossa|noliktavā"
                            + "|متوفر|متاح|במלאי");

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
        return OUT.matcher(text).find();
    }

    /** Whether it offers to tell when a thing is there again. */
    static boolean tellsLater(String text) {
        return TELL_ME.matcher(text).find();
    }

    /** Empty when the text says neither; "not available" counts before "available". */
    static Optional<Availability> ofText(String text) {
        if (OUT.matcher(text).find()) {
            return Optional.of(Availability.OutOfStock);
        }
        return IN.matcher(text).find() ? Optional.of(Availability.InStock) : Optional.empty();
    }

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", CASE_INSENSITIVE | UNICODE_CASE);
    }
}
