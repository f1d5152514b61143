package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.regex.Pattern;
import tn.shabou.model.leads.PageExtracted.TaxBasis;

/** How shops say whether a price includes VAT. */
final class TaxWords {

    private static final String TAX =
            "(?:vat|tva|tax(?:es)?|gst|mwst|áfa|ddv|ust|iva|i\\.v\\.a\\.|btw|moms|mva|dph|pdv|ddv|alv|kdv|ндс|пдв)";
    private static final Pattern INCLUDED =
            words(
                    "t\\.?t\\.?c|taxes? (?:comprises?|incluses?|included)|impuestos incluidos|imposte (?:incluse|comprese)|tasse incluse|impostos incluídos|inkl\\. (?:aller )?steuern|"
                            + TAX
                            + " (?:incluse?|comprise?|incluida|inclusa|compresa|incluíd[oa]|included|dahil)"
                            + "|(?:inc(?:l|luding|lusive|luye|luyendo)?|inkl|incl|mit|con|avec|s|z|sis|с|vč|včetně|cu|med|avec|включая)\\.? (?:\\d{1,2} ?% )?"
                            + TAX
                            + "|brutto|bruttó|税込み?|含稅|含税|부가세 포함|شامل الضريبة|شامل(?:ة)? ضريبة القيمة المضافة");
    private static final Pattern EXCLUDED =
            words(
                    "h\\.?t(?:\\.?v\\.?a)?|hors taxes?|"
                            + TAX
                            + " (?:exclue?|non comprise?|no incluid[oa]|esclusa|excluíd[oa]|excluded|hariç)"
                            + "|\\+ ?"
                            + TAX
                            + "|(?:ex(?:c|cl|cluding|clusive)?|exkl|zzgl|ohne|sans|sin|senza|más|plus|without|bez|brez|fără|без|uden|utan|zonder)\\.? (?:\\d{1,2} ?% )?"
                            + TAX
                            + "|netto|nettó|税抜き?|税別|未稅|بدون ضريبة|غير شامل الضريبة");

    private TaxWords() {}

    static boolean include(String text) {
        return stands(INCLUDED, text);
    }

    /** Unknown when the text says neither, or both. */
    static TaxBasis basis(String text) {
        boolean excluded = stands(EXCLUDED, text);
        if (include(text) == excluded) {
            return TaxBasis.UNKNOWN;
        }
        return excluded ? TaxBasis.EXCLUDED : TaxBasis.INCLUDED;
    }

    /** Looks where a word begins, and nowhere else: so many words take long. */
    private static boolean stands(Pattern words, String text) {
        var matcher = words.matcher(text).useTransparentBounds(true);
        for (int i = 0; i < text.length(); i++) {
            if (begins(text, i) && matcher.region(i, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, int i) {
        return (text.charAt(i) == '+' || Character.isLetter(text.charAt(i)))
                && (i == 0 || !Character.isLetter(text.charAt(i - 1)));
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?:" + words + ")(?!\\p{L})", CASE_INSENSITIVE | UNICODE_CASE);
    }
}
