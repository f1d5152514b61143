package tn.shabou.orion;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import tn.shabou.model.forecasts.BatchForecast;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.Forecast;
import tn.shabou.orion.forecast.Forecaster;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.redisstreams.PermanentFailure;

/**
 * The part of the work that takes the processor: as many batches at once as there are cores, each
 * on one thread, off the event loops.
 *
 * <p>A product that cannot be forecast is left out, logged, and counted in {@code
 * orion_series_skipped_total}: {@code young} when no whole period of it is known yet, {@code
 * failed} when its numbers defeat the method. Only a batch of which nothing but failures came fails
 * itself.
 */
@ApplicationScoped
class Forecasters {

    private static final Logger LOG = Logger.getLogger(Forecasters.class);

    private final Forecaster forecaster = Methods.forecaster();
    private final WorkerExecutor workers;
    private final MeterRegistry metrics;
    private final Timer fitting;

    Forecasters(Vertx vertx, MeterRegistry metrics) {
        this.workers =
                vertx.createSharedWorkerExecutor(
                        "forecasting", Runtime.getRuntime().availableProcessors());
        this.metrics = metrics;
        this.fitting =
                Timer.builder("orion.fit")
                        .description("Time to fit and forecast one series")
                        .register(metrics);
    }

    @PreDestroy
    void close() {
        workers.closeAndForget();
    }

    /**
     * Forecasts the products of the batch.
     *
     * @param demand of those of its products that have sales; the others are unknown
     */
    Uni<BatchForecast> forecast(ForecastBatch batch, List<ProductDemand> demand) {
        return workers.executeBlocking(() -> forecastHere(batch, demand), false);
    }

    private BatchForecast forecastHere(ForecastBatch batch, List<ProductDemand> demand) {
        var series = new ArrayList<BatchForecast.Series>();
        int failed = batch.productIds().size() - demand.size();
        if (failed > 0) {
            LOG.warnf(
                    "%s of run %s: %d products have no sales", batch.task(), batch.runId(), failed);
        }
        for (var product : demand) {
            try {
                forecast(product, batch.horizon()).ifPresent(series::add);
            } catch (RuntimeException e) {
                failed++;
                skipped("failed");
                LOG.errorf(e, "product %d cannot be forecast", product.productId());
            }
        }
        if (failed > 0 && series.isEmpty()) {
            throw new PermanentFailure(
                    "none of the %d products of %s could be forecast: %s"
                            .formatted(
                                    batch.productIds().size(), batch.task(), batch.productIds()));
        }
        return new BatchForecast(batch.runId(), batch.task(), batch.vintage(), series);
    }

    private Optional<BatchForecast.Series> forecast(ProductDemand product, int horizon) {
        var sample = Timer.start(metrics);
        var forecast = forecaster.forecast(product.series(), horizon);
        sample.stop(fitting);
        if (forecast.isEmpty()) {
            skipped("young");
        }
        return forecast.map(made -> message(product.productId(), product.series(), made));
    }

    private BatchForecast.Series message(long productId, DemandSeries history, Forecast forecast) {
        metrics.counter("orion.series.forecast", "model", forecast.model()).increment();
        var pattern = forecast.pattern();
        var points =
                IntStream.rangeClosed(1, forecast.points().size())
                        .mapToObj(horizon -> point(history, horizon, forecast))
                        .toList();
        return new BatchForecast.Series(
                productId,
                history.grain(),
                history.period(history.length() - 1),
                history.known().length,
                pattern.demandClass(),
                pattern.adi(),
                pattern.cv2(),
                forecast.model(),
                points);
    }

    private static BatchForecast.Point point(DemandSeries history, int horizon, Forecast forecast) {
        var point = forecast.points().get(horizon - 1);
        return new BatchForecast.Point(
                horizon,
                history.period(history.length() + horizon - 1),
                point.mean(),
                point.lo80(),
                point.hi80(),
                point.lo95(),
                point.hi95());
    }

    private void skipped(String reason) {
        metrics.counter("orion.series.skipped", "reason", reason).increment();
    }
}
