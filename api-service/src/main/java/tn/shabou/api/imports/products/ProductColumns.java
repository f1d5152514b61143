package tn.shabou.api.imports.products;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.imports.csv.Folded;

/** Finds which column of a header holds what. */
final class ProductColumns {

    private static final int SHOWN = 40;

    private final List<String> header;
    private final List<String> folded;
    private final Map<String, Reading.Column> found = new LinkedHashMap<>();

    private ProductColumns(List<String> header) {
        this.header = header.stream().map(String::strip).toList();
        this.folded = header.stream().map(Folded::of).toList();
    }

    /** Known again by these names in this order, however they are written. */
    static String fingerprint(List<String> header) {
        var names = header.stream().map(Folded::of).collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Columns by field: as told, then by the names that shops give them.
     *
     * @param told field and name of its column; empty to leave a field out
     * @throws Problem when a column that was told is not there, or none holds the SKU
     */
    static Map<String, Reading.Column> find(List<String> header, Map<String, String> told) {
        var columns = new ProductColumns(header);
        told.forEach(columns::take);
        for (var field : ProductField.values()) {
            if (!told.containsKey(field.key())) {
                columns.guess(field);
            }
        }
        if (!columns.found.containsKey(ProductField.SKU.key())) {
            throw new Problem(
                    ImportProblem.INVALID_PRODUCT_FILE,
                    "No column holds the SKU. The first line names: %s. Call one of them \"sku\", or send mapping={\"sku\":\"<its name>\"}.",
                    columns.names());
        }
        return Map.copyOf(columns.found);
    }

    /** The names of the columns that were not found to hold anything. */
    static List<String> ignored(List<String> header, Map<String, Reading.Column> found) {
        return IntStream.range(0, header.size())
                .filter(place -> found.values().stream().noneMatch(c -> c.place() == place))
                .mapToObj(place -> header.get(place).strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void take(String key, String name) {
        if (ProductField.ofKey(key).isEmpty()) {
            throw invalid(
                    Wording.of(
                            "mapping names \"%s\", which is no field; these are: %s.",
                            key,
                            Stream.of(ProductField.values())
                                    .map(ProductField::key)
                                    .collect(Collectors.joining(", "))));
        }
        if (!name.isBlank()) {
            int place =
                    place(Folded.of(name))
                            .orElseThrow(() ->
                                    invalid(
                                            Wording.of(
                                                    "mapping names the column \"%s\", which is not in the first line: %s.",
                                                    name, names())));
            found.put(key, new Reading.Column(place, header.get(place)));
        }
    }

    private void guess(ProductField field) {
        Stream.concat(Stream.of(Folded.of(field.key())), field.aliases().stream())
                .flatMap(alias -> place(alias).stream())
                .filter(place -> found.values().stream().noneMatch(c -> c.place() == place))
                .findFirst()
                .ifPresent(place ->
                        found.put(field.key(), new Reading.Column(place, header.get(place))));
    }

    private Optional<Integer> place(String name) {
        int place = folded.indexOf(name);
        return place < 0 ? Optional.empty() : Optional.of(place);
    }

    private String names() {
        return header.stream().limit(SHOWN).collect(Collectors.joining(", "));
    }

    private static Problem invalid(Wording detail) {
        return new Problem(ImportProblem.INVALID_PRODUCT_FILE, detail);
    }
}
