package tn.shabou.api.imports.products;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tn.shabou.api.imports.csv.CsvDialect;

/**
 * How a product file is read, as asked for or guessed.
 *
 * @param decimal the decimal mark: a comma, a point, or {@code .,} where nothing tells which
 * @param columns by field
 * @param ignoredColumns names in the header that no field was found for
 * @param createMissing whether unknown brands and categories are made rather than refused
 * @param overrideReason why prices may be below what the margin allows
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Reading(
        String charset,
        String separator,
        String decimal,
        Map<String, Column> columns,
        List<String> ignoredColumns,
        boolean createMissing,
        EmptyCells emptyCells,
        Optional<String> overrideReason) {

    /**
     * @param place counted from 0
     * @param header its name in the file
     */
    @RegisterForReflection
    record Column(int place, String header) {}

    @JsonIgnore
    CsvDialect dialect() {
        return new CsvDialect(Charset.forName(charset), separator.charAt(0));
    }

    Optional<Column> column(ProductField field) {
        return Optional.ofNullable(columns.get(field.key()));
    }

    /** Whether there are numbers of parts among these columns. */
    static boolean hasNumbers(Set<String> columns) {
        return columns.stream()
                .flatMap(key -> ProductField.ofKey(key).stream())
                .anyMatch(field -> field.kind() == ProductField.Kind.NUMBERS);
    }
}
