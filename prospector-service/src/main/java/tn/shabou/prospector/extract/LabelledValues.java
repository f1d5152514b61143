package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Values that a page shows behind a label: {@code Référence : 7701 208 265}. */
final class LabelledValues {

    /** What a label announces. */
    enum Label {
        SKU(
                "sku|ugs|style(?: (?:no|number|code|#))?\\.?|réf(?:érence)?\\.?(?: (?:produit|article|interne))?|ref(?:er[eê]nc(?:e|ia))?\\.?(?: (?:del? (?:producto|artículo)|interna))?|riferimento|art(?:ikel|icle|icolo)?\\.?[- ]?(?:nr|no|n°|num(?:mer|ber)?|id)\\.?|artikelnummer|varenummer|tuotenumero|item (?:no|number|id|code|#)\\.?|ebay item number|product (?:code|id|no|number)\\.?|stock (?:code|no|number)\\.?|(?:produkt|bestell)-?(?:nummer|nr)\\.?|n[uú]mero (?:de )?art[ií]c(?:ulo|olo)|prod(?:uct)?\\.? ?(?:code|id)|cod(?:ice|e|igo|\\.)?(?: (?:prodotto|articolo|produs|produit|article|de referencia))?|código(?: (?:do produto|de barras))?|asin|kod produktu|nr (?:katalogowy|artykułu)|indeks|symbol|kód (?:produktu|zboží|tovaru)|katalogové číslo|objednací číslo|číslo (?:produktu|zboží)|cikkszám|termékkód|kód|artikelcode|bestelnummer|productcode|varenr\\.?|artikkelnr\\.?|artikkelnummer|tuotekoodi|tuotenro|tootekood|prekės kodas|preces kods|ürün kodu|stok kodu|cód\\.?(?: do produto)?|código del producto|referência|κωδικός(?: προϊόντος)?|šifra (?:artikla|proizvoda)|šifra|código|catalogue? (?:no|number)\\.?|código ref|реф|артикул(?: товара)?|арт\\.|каталожный номер|номенклатурный номер|каталожен номер|код(?: товара)?|код|model code|מק\"ט|رقم المنتج|رقم القطعة|رمز المنتج|كود المنتج|رقم الصنف|رقم الموديل|المرجع|کد (?:محصول|کالا)|mã (?:sản phẩm|sp|hàng)|รหัสสินค้า|kode produk|商品編號|商品编号|货号|貨號|商品番号|商品コード|品番|型番|款号|商品货号|상품번호|oglas id|ad id|anzeigen-?(?:nr|id|code)\\.?|ad number"),
        MPN(
                "mpn|item model number|réf(?:érence)?\\.? (?:fabricant|constructeur|oem|origine)|manufacturer(?:'s)? (?:part )?(?:number|no|code|reference)|part (?:number|no)\\.?|herstellernummer|hersteller-?(?:nr|artikelnummer)\\.?|modellnummer|model (?:number|no)\\.?|modelnummer|numero (?:di )?modello|numéro de (?:pièce|modèle)(?: fabricant)?|codice produttore"),
        GTIN(
                "ean(?:[- ]?13)?(?:[- ]code)?|gtin(?:-?13)?|code[- ]barres?|isbn(?:-13)?|upc|barcode|codigo de barras"),
        BRAND(
                "marque|brand|marke|márka|značka|märke|varemerke|marka|thương hiệu|ブランド|メーカー|品牌|marca|fabricant|hersteller|manufacturer|merk|produttore|бренд|производитель|العلامة التجارية|الماركة");

        private final Pattern alone;
        private final Pattern inline;

        Label(String words) {
            alone = Pattern.compile("(?:" + words + ")\\s*[:#.]?", CASE_INSENSITIVE | UNICODE_CASE);
            inline =
                    Pattern.compile(
                            "(?:" + words + ")\\s*(?:[:#]|n°|\\s)\\s*(?<value>\\S.{0,60})",
                            CASE_INSENSITIVE | UNICODE_CASE);
        }
    }

    private static final Pattern CODE =
            Pattern.compile(
                    "(?:\\p{Lu}{1,5} )?(?=[^\\s]*\\d)[\\p{L}\\d][\\p{L}\\d./_-]*(?: (?=[^\\s]*\\d)[\\p{L}\\d./-]+){0,4}");
    private static final Vocabulary NUMBER_NAME =
            new Vocabulary(
                    Pattern.compile(
                            "(?:^|[\\s_-])(?:sku|(?:product-?)?reference|ad-?(?:no|nr|id|number)(?:$|\\s)|cat-?number|art(?:icle|ikel)?-?(?:nr|number)|(?:product|item)-?(?:code|number))",
                            CASE_INSENSITIVE));

    /** Of elements that hold the brand of the product and nothing else. */
    private static final Vocabulary BRAND_NAME =
            new Vocabulary(
                    Pattern.compile(
                            "product[\\w-]{0,12}(?:brand|manufacturer|vendor|marque|marca)(?:$|\\s)",
                            CASE_INSENSITIVE));

    private static final Pattern ANNOUNCED =
            Pattern.compile(
                    "^(?:art(?:ikel)?(?:[- ]?nr)?|r[ée]f(?:[ée]rence)?|sku|ugs|nr|no|n°|code)(?:\\s*[.:#]\\s*|\\s+)",
                    CASE_INSENSITIVE);
    private static final double LABELLED = 0.75;
    private static final double NAMED = 0.7;
    private static final int LONGEST = 90;
    private static final int LARGEST = 40;

    private final Map<Label, Found<String>> values = new EnumMap<>(Label.class);

    private final Inherited aside;

    private LabelledValues(Page page) {
        this.aside = new Inherited(page, Visibility::isAside);
    }

    static LabelledValues of(Page page) {
        var found = new LabelledValues(page);
        for (var element : page.document().body().getAllElements()) {
            if (isSmall(page, element)) {
                found.read(element);
            }
        }
        return found;
    }

    private static boolean isSmall(Page page, Element element) {
        return element.childrenSize() <= 6
                && page.sizes().isSmall(element, LARGEST)
                && page.sizes().isShort(element, 4 * LONGEST);
    }

    Optional<Found<String>> value(Label label) {
        return Optional.ofNullable(values.get(label));
    }

    private void read(Element element) {
        var text = element.text();
        if (text.length() < 2 || text.length() > LONGEST || aside.holds(element)) {
            return;
        }
        if (!values.containsKey(Label.SKU) && NUMBER_NAME.isIn(names(element))) {
            var number = sound(Label.SKU, text);
            if (number != null) {
                values.put(Label.SKU, new Found<>(number, "name", text, NAMED));
            }
        }
        if (!values.containsKey(Label.BRAND)
                && element.childrenSize() <= 1
                && BRAND_NAME.isIn(Visibility.names(element))) {
            var brand = sound(Label.BRAND, text);
            if (brand != null) {
                values.put(Label.BRAND, new Found<>(brand, "name", text, NAMED));
            }
        }
        for (var label : Label.values()) {
            if (!values.containsKey(label)) {
                var value = value(label, element, text);
                if (value != null) {
                    values.put(label, new Found<>(value, "label", raw(text, value), LABELLED));
                }
            }
        }
    }

    private static @Nullable String value(Label label, Element element, String text) {
        if (label.alone.matcher(text).matches()) {
            return sound(label, behind(element));
        }
        var inline = label.inline.matcher(text);
        // Without a colon only a code is surely a value: "Référence constructeur" is not.
        return inline.matches()
                        && (text.contains(":") || text.contains("#") || label != Label.BRAND)
                ? sound(label, inline.group("value"))
                : null;
    }

    private static String raw(String text, String value) {
        return text.contains(value) ? text : text + ' ' + value;
    }

    /** The words behind a label, or what the next element says. */
    private static String behind(Element label) {
        if (label.nextSibling() instanceof TextNode words && !words.isBlank()) {
            return words.text().strip().replaceFirst("^:\\s*", "");
        }
        var next = label.nextElementSibling();
        return next == null ? "" : next.text();
    }

    private static @Nullable String sound(Label label, String value) {
        if (value.length() > LONGEST) {
            return null;
        }
        var trimmed = ANNOUNCED.matcher(Words.visible(value).strip()).replaceFirst("");
        if (label == Label.BRAND) {
            return trimmed.isEmpty() || trimmed.length() > 40 ? null : trimmed;
        }
        boolean code = CODE.matcher(trimmed).matches() && trimmed.length() <= 40;
        return code && (label != Label.GTIN || trimmed.matches("[\\d -]{8,17}")) ? trimmed : null;
    }

    private static String names(Element element) {
        return Visibility.names(element)
                + ' '
                + element.attributes().asList().stream()
                        .filter(attribute -> attribute.getKey().startsWith("data-"))
                        .map(attribute -> attribute.getValue())
                        .filter(value -> value.length() < 40)
                        .collect(Collectors.joining(" "));
    }
}
