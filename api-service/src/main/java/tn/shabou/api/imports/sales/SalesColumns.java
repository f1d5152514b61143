package tn.shabou.api.imports.sales;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.Folded;

/**
 * Which column of a sales file holds what, by the names that shops and statisticians give them.
 *
 * @param sku the SKU; or, where {@code isId}, the number that the database gave the part
 * @param type says which rows are returns
 * @param isLocal whether a column has a French or Arabic name, which tells how dates are written
 */
record SalesColumns(
        int sku,
        boolean isId,
        int date,
        int quantity,
        Optional<Integer> price,
        Optional<Integer> type,
        boolean isLocal) {

    /** What a column may hold; the names that only French and Arabic have stand last. */
    private enum Field {
        SKU(
                List.of(
                        "sku",
                        "product",
                        "reference",
                        "part number",
                        "item",
                        "item code",
                        "series id"),
                List.of(
                        "produit",
                        "ref",
                        "ref article",
                        "reference article",
                        "code article",
                        "article",
                        "code produit",
                        "code piece",
                        "reference produit",
                        "المرجع",
                        "رمز",
                        "الرمز",
                        "رمز القطعة",
                        "رمز المنتج",
                        "رمز المادة",
                        "القطعة")),
        PRODUCT_ID(
                List.of("product id", "id product", "productid"),
                List.of("id produit", "رقم المنتج", "معرف المنتج")),
        DATE(
                List.of(
                        "date",
                        "time",
                        "day",
                        "period",
                        "month",
                        "week",
                        "sale date",
                        "sales date",
                        "sold on"),
                List.of(
                        "periode",
                        "jour",
                        "mois",
                        "semaine",
                        "date vente",
                        "date de vente",
                        "date facture",
                        "date de facture",
                        "date de la vente",
                        "التاريخ",
                        "تاريخ",
                        "تاريخ البيع",
                        "اليوم",
                        "الشهر")),
        QUANTITY(
                List.of(
                        "quantity",
                        "qty",
                        "value",
                        "units",
                        "units sold",
                        "quantity sold",
                        "sales"),
                List.of(
                        "quantite",
                        "qte",
                        "qte vendue",
                        "quantite vendue",
                        "nombre",
                        "ventes",
                        "الكمية",
                        "كمية",
                        "العدد",
                        "الكمية المباعة")),
        PRICE(
                List.of("unit price", "price"),
                List.of(
                        "prix",
                        "prix unitaire",
                        "pu",
                        "p u",
                        "prix de vente",
                        "prix unitaire ttc",
                        "pu ttc",
                        "السعر",
                        "سعر الوحدة",
                        "الثمن",
                        "ثمن الوحدة")),
        TYPE(
                List.of("type", "kind", "movement", "transaction type", "sale type"),
                List.of(
                        "type mouvement",
                        "type de mouvement",
                        "mouvement",
                        "operation",
                        "type operation",
                        "nature",
                        "type vente",
                        "type document",
                        "النوع",
                        "نوع",
                        "نوع العملية"));

        private final List<String> english;
        private final List<String> local;

        Field(List<String> english, List<String> local) {
            this.english = english.stream().map(Folded::of).toList();
            this.local = local.stream().map(Folded::of).toList();
        }

        Optional<Integer> place(Map<String, Integer> places) {
            return Stream.concat(english.stream(), local.stream())
                    .filter(places::containsKey)
                    .findFirst()
                    .map(places::get);
        }

        String names() {
            return Stream.of(english.stream().limit(4), local.stream().limit(3))
                    .flatMap(Function.identity())
                    .skip(1)
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * @throws Refused naming the column that is missing, and those that are there; or that which is
     *     there twice
     */
    static SalesColumns of(List<String> header) {
        var places =
                IntStream.range(0, header.size())
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        i -> Folded.of(header.get(i)),
                                        Function.identity(),
                                        (first, _) -> first));
        var sku = Field.SKU.place(places);
        var columns = columns(header, places, sku);
        var perhaps = Stream.of(columns.price, columns.type).flatMap(Optional::stream);
        refuseTwice(
                header,
                Stream.concat(Stream.of(columns.sku, columns.date, columns.quantity), perhaps));
        return columns;
    }

    private static SalesColumns columns(
            List<String> header, Map<String, Integer> places, Optional<Integer> sku) {
        return new SalesColumns(
                sku.or(() -> Field.PRODUCT_ID.place(places))
                        .orElseThrow(() -> missing(Field.SKU, header)),
                sku.isEmpty(),
                Field.DATE.place(places).orElseThrow(() -> missing(Field.DATE, header)),
                Field.QUANTITY.place(places).orElseThrow(() -> missing(Field.QUANTITY, header)),
                Field.PRICE.place(places),
                Field.TYPE.place(places),
                Arrays.stream(Field.values())
                        .anyMatch(field -> field.local.stream().anyMatch(places::containsKey)));
    }

    /** Nobody can tell which of two columns of one name is meant. */
    private static void refuseTwice(List<String> header, Stream<Integer> used) {
        used.map(header::get)
                .filter(name ->
                        header.stream()
                                        .filter(other -> Folded.of(other).equals(Folded.of(name)))
                                        .count()
                                > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw new Refused(
                            Wording.of(
                                    "The first line names the column %s more than once; leave only the one that is meant.",
                                    name));
                });
    }

    /** Fewest cells that a row must have. */
    int width() {
        return 1
                + Stream.of(sku, date, quantity, price.orElse(0)).mapToInt(i -> i).max().getAsInt();
    }

    private static Refused missing(Field field, List<String> header) {
        var said = String.join(", ", header.stream().limit(20).toList());
        return new Refused(
                Wording.of(
                        "The first line must name the columns; none is called %s (nor %s). It says: %s",
                        field.english.getFirst(),
                        field.names(),
                        said.length() > 300 ? said.substring(0, 300) : said));
    }
}
