package tn.shabou.model.forecasts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.runs.TaskMessage;

/** What is expected of a batch of products. Carried by {@value #STREAM}. */
public record BatchForecast(UUID runId, String task, Instant vintage, List<Series> series)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.write";
    public static final String SCHEMA = "batch-forecast.v1";

    /**
     * The forecast of one product.
     *
     * @param trainedTo first day of the last period that was learned from
     * @param adi mean number of periods between sales; absent when nothing was ever sold
     * @param cv2 squared coefficient of variation of the sizes of sales; absent likewise
     * @param points nearest first, without gaps
     */
    public record Series(
            long productId,
            Grain grain,
            LocalDate trainedTo,
            int observations,
            DemandClass demandClass,
            @Nullable Double adi,
            @Nullable Double cv2,
            String model,
            List<Point> points) {}

    /**
     * Units expected in one period, with the bounds that hold them in 80 and in 95 of 100 cases.
     * None is negative.
     */
    public record Point(
            int horizon,
            LocalDate periodStart,
            double mean,
            double lo80,
            double hi80,
            double lo95,
            double hi95) {}
}
