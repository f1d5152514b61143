package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import tn.shabou.model.forecasts.WriteBatch;
import tn.shabou.orion.Forecasts.Published;
import tn.shabou.orion.Inventory.Planned;
import tn.shabou.orion.Inventory.Price;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.drafts.Drafts;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.learning.Models;
import tn.shabou.orion.sales.PanelSeries;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.orion.vintages.Outcomes;

/**
 * Turns drafts into what people read: forecasts, stock plans and insights; and joins what was sold
 * to earlier forecasts.
 */
@ApplicationScoped
class Publication {

    private static final Logger LOG = Logger.getLogger(Publication.class);

    /** Futures simulated of each product: the 99th percentile is told by the ten highest. */
    private static final int FUTURES = 1000;

    private final Assortment assortment;
    private final Drafts drafts;
    private final Models models;
    private final Inventory inventory;
    private final Forecasts forecasts;
    private final Outcomes outcomes;
    private final Processors processors;

    Publication(
            Assortment assortment,
            Drafts drafts,
            Models models,
            Inventory inventory,
            Forecasts forecasts,
            Outcomes outcomes,
            Processors processors) {
        this.assortment = assortment;
        this.drafts = drafts;
        this.models = models;
        this.inventory = inventory;
        this.forecasts = forecasts;
        this.outcomes = outcomes;
        this.processors = processors;
    }

    /** What is known of a batch and what it means, ready to be stored. */
    record Ready(List<ProductDemand> demand, List<Planned> parts) {

        int points() {
            return parts.stream().mapToInt(part -> part.draft().mean().length).sum();
        }
    }

    Uni<Ready> prepare(WriteBatch batch) {
        return Uni.combine()
                .all()
                .unis(
                        assortment.parts(batch.grain(), batch.productIds(), batch.vintage()),
                        drafts.find(batch.runId(), batch.productIds()),
                        inventory.prices(batch.productIds()))
                .asTuple()
                .chain(known -> prepare(known.getItem1(), known.getItem2(), known.getItem3()));
    }

    private Uni<Ready> prepare(
            List<ProductDemand> demand, List<Draft> alone, Map<Long, Price> prices) {
        var byId = alone.stream().collect(Collectors.toMap(Draft::productId, draft -> draft));
        return models.load(alone.stream().map(Draft::modelId).distinct().toList())
                .chain(learned -> processors.alone(() -> prepare(demand, byId, prices, learned)));
    }

    private Ready prepare(
            List<ProductDemand> demand,
            Map<Long, Draft> drafts,
            Map<Long, Price> prices,
            Map<String, PanelForecaster> learned) {
        var parts = new ArrayList<Planned>();
        for (var product : demand) {
            var draft = drafts.get(product.productId());
            var price = prices.get(product.productId());
            if (draft != null && price != null) {
                var model = learned.get(draft.modelId());
                if (model == null) {
                    throw new IllegalStateException("there is no model " + draft.modelId());
                }
                var series = PanelSeries.of(product);
                var witnesses = model.witnesses(series);
                model.futures(series, FUTURES, inventory.periodsAhead(draft.grain(), price))
                        .ifPresentOrElse(
                                futures ->
                                        parts.add(
                                                inventory.planned(
                                                        product, draft, witnesses, futures, price)),
                                () -> LOG.errorf("product %d has no future", draft.productId()));
            }
        }
        return new Ready(demand, parts);
    }

    /** In the caller's transaction. */
    Uni<Void> store(SqlConnection transaction, WriteBatch batch, Ready ready) {
        var series =
                ready.parts.stream()
                        .map(part ->
                                new Published(part.draft(), part.demand().series().isByThePiece()))
                        .toList();
        return outcomes.join(transaction, batch.grain(), ready.demand)
                .chain(() -> forecasts.store(transaction, batch.runId(), batch.vintage(), series))
                .chain(() ->
                        inventory.store(transaction, batch.runId(), batch.vintage(), ready.parts))
                .chain(() -> drafts.forget(transaction, batch.runId(), batch.productIds()));
    }
}
