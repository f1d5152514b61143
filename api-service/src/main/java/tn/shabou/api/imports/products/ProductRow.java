package tn.shabou.api.imports.products;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Wording;

/**
 * A row of a product file as it was read.
 *
 * @param given field and value in the form of the SQL function {@code product_fields}; null empties
 *     a field; without what the file does not say
 * @param faults what cannot be read; a row with any is not imported
 */
record ProductRow(int line, String sku, Map<String, @Nullable String> given, List<Fault> faults) {

    /**
     * @param column its name in the file
     * @param value what stands there, cut where it is long
     * @param problem what is wrong, and what to write instead
     */
    @RegisterForReflection
    record Fault(String column, String value, Wording problem) {}
}
