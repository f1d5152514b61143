package tn.shabou.api.imports.products;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked for with a file; the rest is guessed.
 *
 * @param columns field and the name of its column, empty to leave the field out
 * @param overrideReason why prices may be below what the margin allows
 */
record Asked(
        Optional<Charset> charset,
        Optional<Character> separator,
        Optional<String> decimal,
        Map<String, String> columns,
        boolean createMissing,
        EmptyCells emptyCells,
        Optional<String> overrideReason) {

    /** Different for whatever would be read differently, as far as that was asked for. */
    String key() {
        return String.join(
                "\n",
                charset.map(Charset::name).orElse(""),
                separator.map(String::valueOf).orElse(""),
                decimal.orElse(""),
                new TreeMap<>(columns).toString(),
                String.valueOf(createMissing),
                emptyCells.name() + overrideReason.map(_ -> "\nbelow the margin").orElse(""));
    }
}
