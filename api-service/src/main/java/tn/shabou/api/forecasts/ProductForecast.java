package tn.shabou.api.forecasts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;

/**
 * What Orion expects a part to sell.
 *
 * @param vintage when the forecast was asked for: it knows nothing of later sales
 * @param adi mean number of periods between sales; null where nothing was sold
 * @param cv2 squared coefficient of variation of the sizes of sales; null likewise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProductForecast(
        Part product,
        UUID runId,
        Instant vintage,
        Grain grain,
        LocalDate trainedTo,
        int observations,
        DemandClass demandClass,
        @Nullable Double adi,
        @Nullable Double cv2,
        String model,
        List<Point> points) {

    record Part(long id, String sku, String name) {}

    /** Units in one period, with the bounds that hold them in 80 and in 95 of 100 cases. */
    @RegisterForReflection
    record Point(
            int horizon,
            LocalDate periodStart,
            double mean,
            double lo80,
            double hi80,
            double lo95,
            double hi95) {}
}
