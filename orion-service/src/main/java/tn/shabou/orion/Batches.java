package tn.shabou.orion;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.forecast.DemandPattern;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.sales.PanelSeries;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.redisstreams.PermanentFailure;

/**
 * Forecasts batches of products, each product by the model of its class.
 *
 * <p>A product that cannot be forecast is left out, logged, and counted in {@code
 * orion_series_skipped_total}: {@code young} when no whole period of it is known yet, {@code
 * failed} when its numbers defeat the method. Only a batch of which nothing but failures came fails
 * itself.
 */
@ApplicationScoped
class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final MeterRegistry metrics;
    private final Timer fitting;

    Batches(MeterRegistry metrics) {
        this.metrics = metrics;
        this.fitting =
                Timer.builder("orion.fit")
                        .description("Time to forecast one series")
                        .register(metrics);
    }

    /**
     * @param demand of those of its products that have sales; the others are unknown
     * @param models those that the batch names, by id
     */
    List<Draft> forecast(
            ForecastBatch batch, List<ProductDemand> demand, Map<String, PanelForecaster> models) {
        var drafts = new ArrayList<Draft>();
        int failed = batch.productIds().size() - demand.size();
        if (failed > 0) {
            LOG.warnf(
                    "%s of run %s: %d products have no sales", batch.task(), batch.runId(), failed);
        }
        for (var product : demand) {
            try {
                forecast(batch, product, models).ifPresent(drafts::add);
            } catch (RuntimeException e) {
                failed++;
                skipped("failed");
                LOG.errorf(e, "product %d cannot be forecast", product.productId());
            }
        }
        if (failed > 0 && drafts.isEmpty()) {
            throw new PermanentFailure(
                    "none of the %d products of %s could be forecast: %s"
                            .formatted(
                                    batch.productIds().size(), batch.task(), batch.productIds()));
        }
        return drafts;
    }

    private Optional<Draft> forecast(
            ForecastBatch batch, ProductDemand product, Map<String, PanelForecaster> models) {
        var history = product.series();
        var pattern = DemandPattern.of(history);
        var modelId = batch.models().get(pattern.demandClass());
        var model = models.get(modelId);
        if (modelId == null || model == null) {
            throw new PermanentFailure("there is no model " + modelId);
        }
        var sample = Timer.start(metrics);
        var outlook = model.outlook(PanelSeries.of(product));
        sample.stop(fitting);
        if (outlook.isEmpty()) {
            skipped("young");
        }
        return outlook.map(made -> draft(product.productId(), history, pattern, modelId, made));
    }

    private Draft draft(
            long productId,
            DemandSeries history,
            DemandPattern pattern,
            String modelId,
            Outlook outlook) {
        metrics.counter("orion.series.forecast", "model", outlook.model()).increment();
        return new Draft(
                productId,
                history.grain(),
                history.period(history.length() - 1),
                history.known().length,
                pattern.demandClass(),
                pattern.adi(),
                pattern.cv2(),
                outlook.model(),
                modelId,
                Draft.Scale.of(history).orElse(null),
                outlook.mean(),
                outlook.quantiles(),
                null,
                null);
    }

    private void skipped(String reason) {
        metrics.counter("orion.series.skipped", "reason", reason).increment();
    }
}
