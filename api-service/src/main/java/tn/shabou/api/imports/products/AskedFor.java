package tn.shabou.api.imports.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;

/** The parameters that go with a file, as they came. All are optional. */
record AskedFor(
        Optional<String> mapping,
        Optional<String> encoding,
        Optional<String> separator,
        Optional<String> decimal,
        Optional<Boolean> createMissing,
        Optional<EmptyCells> emptyCells,
        Optional<String> overrideReason) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** By name as well, since a semicolon in an address has to be written as %3B. */
    static final Map<String, Character> SEPARATORS =
            Map.ofEntries(
                    Map.entry(",", ','),
                    Map.entry("comma", ','),
                    Map.entry(";", ';'),
                    Map.entry("semicolon", ';'),
                    Map.entry("\t", '\t'),
                    Map.entry("tab", '\t'),
                    Map.entry("|", '|'),
                    Map.entry("pipe", '|'));

    private static final Map<String, String> ENCODINGS =
            Map.of(
                    "utf-8", "UTF-8",
                    "windows-1252", "windows-1252",
                    "windows-1256", "windows-1256",
                    "utf-16le", "UTF-16LE");

    /**
     * @throws Problem naming the parameter that cannot be read
     */
    Asked read() {
        return new Asked(
                encoding.map(name -> Charset.forName(one("encoding", name, ENCODINGS))),
                separator.map(name -> one("separator", name, SEPARATORS)),
                decimal.map(symbol ->
                        DecimalMark.of(symbol)
                                .map(DecimalMark::symbol)
                                .orElseThrow(() ->
                                        invalid(
                                                Wording.of(
                                                        "decimal is a comma, a point, or both (\".,\").")))),
                mapping.map(AskedFor::columns).orElse(Map.of()),
                createMissing.orElse(false),
                emptyCells.orElse(EmptyCells.KEEP),
                overrideReason);
    }

    private static <T> T one(String parameter, String given, Map<String, T> known) {
        var found = known.get(given.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw invalid(
                    Wording.of(
                            "%s is one of %s.",
                            parameter,
                            known.keySet().stream()
                                    .sorted()
                                    .map(name -> name.equals("\t") ? "a tab" : name)
                                    .collect(Collectors.joining("  "))));
        }
        return found;
    }

    private static Map<String, String> columns(String mapping) {
        try {
            var columns = JSON.readValue(mapping, new TypeReference<Map<String, String>>() {});
            if (columns != null && columns.values().stream().noneMatch(Objects::isNull)) {
                return columns;
            }
        } catch (JsonProcessingException e) {
            // Says the same.
        }
        throw invalid(
                Wording.of(
                        "mapping is a JSON object of fields and the names of their columns, such as {\"sku\":\"Code article\",\"price\":\"PV TTC\"}."));
    }

    private static Problem invalid(Wording detail) {
        return new Problem(HttpProblem.INVALID_REQUEST, detail);
    }
}
