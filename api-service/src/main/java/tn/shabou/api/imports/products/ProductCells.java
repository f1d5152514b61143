package tn.shabou.api.imports.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.Folded;

/** Reads cells into the one form in which fields are compared, or says what to write instead. */
final class ProductCells {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    private static final BigDecimal DEAREST = new BigDecimal("99999999999.999");
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final int MILLIMES = 3;
    private static final int LARGEST_EXPONENT = 300;

    private static final Map<String, String> QUALITIES =
            Map.ofEntries(
                    Map.entry("genuine", "GENUINE"),
                    Map.entry("origine", "GENUINE"),
                    Map.entry("piece d origine", "GENUINE"),
                    Map.entry("oem", "OEM"),
                    Map.entry("premiere monte", "OEM"),
                    Map.entry("equipementier", "OEM"),
                    Map.entry("aftermarket", "AFTERMARKET"),
                    Map.entry("adaptable", "AFTERMARKET"),
                    Map.entry("used", "USED"),
                    Map.entry("occasion", "USED"));
    private static final Set<String> YES =
            Set.of("true", "yes", "oui", "vrai", "1", "o", "y", "actif", "active", "نعم");
    private static final Set<String> NO =
            Set.of("false", "no", "non", "faux", "0", "n", "inactif", "inactive", "لا");

    private ProductCells() {}

    /**
     * @param cell neither blank nor longer than the field allows
     */
    static String read(ProductField field, String cell, DecimalMark mark) throws Unreadable {
        return switch (field) {
            case PRICE, COST -> amount(cell, mark);
            case STOCK -> quantity(cell, mark);
            case LISTED -> yesOrNo(cell);
            case QUALITY -> quality(cell);
            case IMAGE -> address(cell);
            case ATTRIBUTES -> attributes(cell);
            case MPN, EAN, OE, CROSS, SUPERSEDED -> NumberList.ofCell(cell).toJson();
            case SKU, NAME, NAME_AR, DESCRIPTION, BRAND, CATEGORY -> cell;
        };
    }

    private static String amount(String cell, DecimalMark mark) throws Unreadable {
        var amount =
                number(
                        cell,
                        mark,
                        Wording.of("no number; write an amount such as 12.500 or 12,500"));
        if (amount.stripTrailingZeros().scale() > MILLIMES) {
            throw new Unreadable(Wording.of("more than three decimals; a dinar has 1000 millimes"));
        }
        if (amount.signum() < 0 || amount.compareTo(DEAREST) > 0) {
            throw new Unreadable(
                    Wording.of("write an amount from 0 to %s", DEAREST.toPlainString()));
        }
        return amount.setScale(MILLIMES).toPlainString();
    }

    private static String quantity(String cell, DecimalMark mark) throws Unreadable {
        var quantity =
                number(cell, mark, Wording.of("no number; write a whole number of pieces"))
                        .stripTrailingZeros();
        if (quantity.scale() > 0 || quantity.signum() < 0 || quantity.compareTo(MOST) > 0) {
            throw new Unreadable(Wording.of("write a whole number of pieces, 0 or more"));
        }
        return quantity.toBigInteger().toString();
    }

    private static BigDecimal number(String cell, DecimalMark mark, Wording wanted)
            throws Unreadable {
        return mark.read(cell).orElseThrow(() -> new Unreadable(wanted));
    }

    private static String yesOrNo(String cell) throws Unreadable {
        var word = Folded.of(cell);
        if (YES.contains(word)) {
            return "true";
        }
        if (NO.contains(word)) {
            return "false";
        }
        throw new Unreadable(Wording.of("write oui or non"));
    }

    private static String quality(String cell) throws Unreadable {
        var quality = QUALITIES.get(Folded.of(cell));
        if (quality == null) {
            throw new Unreadable(Wording.of("write GENUINE, OEM, AFTERMARKET or USED"));
        }
        return quality;
    }

    private static String address(String cell) throws Unreadable {
        try {
            var uri = URI.create(cell);
            var scheme = String.valueOf(uri.getScheme());
            if (cell.startsWith("/") || scheme.equals("https") || scheme.equals("http")) {
                return cell;
            }
        } catch (IllegalArgumentException e) {
            // Says the same.
        }
        throw new Unreadable(Wording.of("write an address that begins with https://"));
    }

    /** A JSON object, or {@code name=value|name=value}. */
    private static String attributes(String cell) throws Unreadable {
        var object = cell.startsWith("{") ? object(cell) : pairs(cell);
        if (!isStorable(object)) {
            throw new Unreadable(
                    Wording.of("an attribute holds a number or a character that cannot be kept"));
        }
        return object.toString();
    }

    private static ObjectNode object(String cell) throws Unreadable {
        try {
            if (JSON.readTree(cell) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Says the same.
        }
        throw new Unreadable(
                Wording.of("no JSON object; write {\"name\": \"value\"} or name=value|name=value"));
    }

    private static ObjectNode pairs(String cell) throws Unreadable {
        var object = JSON.createObjectNode();
        for (var pair : cell.split("\\|")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new Unreadable(Wording.of("write name=value|name=value"));
            }
            object.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
        return object;
    }

    /** PostgreSQL keeps neither NUL in a text nor numbers with thousands of digits. */
    private static boolean isStorable(JsonNode node) {
        for (var property : node.properties()) {
            if (property.getKey().indexOf('\0') >= 0) {
                return false;
            }
        }
        if (node.isTextual() && node.textValue().indexOf('\0') >= 0) {
            return false;
        }
        if (node.isBigDecimal() && Math.abs(node.decimalValue().scale()) > LARGEST_EXPONENT) {
            return false;
        }
        for (var child : node) {
            if (!isStorable(child)) {
                return false;
            }
        }
        return true;
    }
}
