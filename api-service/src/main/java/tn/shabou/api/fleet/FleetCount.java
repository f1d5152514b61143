package tn.shabou.api.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Cars of some model years.
 *
 * @param make null for those of all makes
 * @param model null for all models of the make
 * @param source who counted, and where it is written
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FleetCount(
        long id,
        @Nullable String make,
        @Nullable String model,
        int firstYear,
        int lastYear,
        int cars,
        LocalDate countedOn,
        String source) {

    /**
     * As a file says it.
     *
     * @param line on which
     * @param make name or slug; empty for all makes, as is the model for all models
     */
    record Row(
            int line,
            String make,
            String model,
            int firstYear,
            int lastYear,
            int cars,
            LocalDate countedOn,
            String source) {}
}
