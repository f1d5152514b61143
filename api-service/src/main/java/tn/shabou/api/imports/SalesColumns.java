package tn.shabou.api.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tn.shabou.api.http.Problem;

/** Which column of a sales file holds what, by the names that shops and statisticians give them. */
record SalesColumns(int sku, int date, int quantity, Optional<Integer> price) {

    private static final List<String> SKU =
            List.of("sku", "product", "produit", "reference", "référence", "series_id");
    private static final List<String> DATE =
            List.of("date", "time", "period", "période", "periode");
    private static final List<String> QUANTITY =
            List.of("quantity", "quantité", "quantite", "qty", "qte", "value");
    private static final List<String> PRICE =
            List.of("unit_price", "price", "prix", "prix_unitaire");

    /**
     * @throws Problem naming the columns that are missing
     */
    static SalesColumns of(List<String> header) {
        var places =
                IntStream.range(0, header.size())
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        i -> header.get(i).strip().toLowerCase(Locale.ROOT),
                                        Function.identity(),
                                        (first, second) -> first));
        return new SalesColumns(
                required(places, "sku", SKU),
                required(places, "date", DATE),
                required(places, "quantity", QUANTITY),
                place(places, PRICE));
    }

    /** Fewest cells that a row must have. */
    int width() {
        return 1 + Math.max(Math.max(sku, date), Math.max(quantity, price.orElse(0)));
    }

    private static int required(Map<String, Integer> places, String name, List<String> aliases) {
        return place(places, aliases)
                .orElseThrow(() ->
                        new Problem(
                                ImportProblem.INVALID_SALES_FILE,
                                "The first line must name the columns; none is called %s (nor %s).",
                                name,
                                String.join(", ", aliases.subList(1, aliases.size()))));
    }

    private static Optional<Integer> place(Map<String, Integer> places, List<String> aliases) {
        return aliases.stream().filter(places::containsKey).map(places::get).findFirst();
    }
}
