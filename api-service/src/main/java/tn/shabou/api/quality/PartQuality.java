package tn.shabou.api.quality;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tn.shabou.model.forecasts.Grain;

/**
 * What is known of the sales of a part.
 *
 * @param grain week, or month where nothing shorter is known
 * @param periods from its first sale to the end of the records
 * @param units sold less units returned
 * @param confidence by weeks of history: below 4 NONE, below 13 LOW, below 52 FAIR, below 104 GOOD,
 *     else HIGH
 * @param severity of its worst finding
 */
@RegisterForReflection
record PartQuality(
        long productId,
        String sku,
        String name,
        Grain grain,
        LocalDate firstPeriod,
        LocalDate lastPeriod,
        int periods,
        int periodsSold,
        BigDecimal units,
        String confidence,
        Severity severity,
        List<Finding> findings) {

    /**
     * What is odd about it.
     *
     * @param period where to look first
     * @param figures by which it was found
     * @param title in a few words, in the reader's language, as {@code what} and {@code advice}
     */
    @RegisterForReflection
    record Finding(
            FindingKind kind,
            Severity severity,
            Optional<LocalDate> period,
            Map<String, BigDecimal> figures,
            String title,
            String what,
            String advice) {}
}
