package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.orion.learning.Learning;
import tn.shabou.orion.learning.Learning.Lesson;
import tn.shabou.orion.learning.Learning.Standing;
import tn.shabou.orion.sales.ProductDemand;

/** What all products of a grain teach together: the models of a run. */
@ApplicationScoped
class Lessons {

    private final Assortment assortment;
    private final Learning learning;
    private final Processors processors;

    Lessons(Assortment assortment, Learning learning, Processors processors) {
        this.assortment = assortment;
        this.learning = learning;
        this.processors = processors;
    }

    /**
     * What was taught.
     *
     * @param products all of the grain, by id, and newcomers behind them
     */
    record Taught(List<Long> products, Lesson lesson) {}

    Uni<Taught> teach(LearnPanel task) {
        return assortment
                .sold(task.grain(), task.vintage())
                .chain(panel -> {
                    var known = panel.stream().filter(Lessons::isKnown).toList();
                    return Uni.combine()
                            .all()
                            .unis(
                                    assortment.newcomers(task.grain(), task.vintage()),
                                    learning.standing(task))
                            .asTuple()
                            .chain(found ->
                                    teach(task, panel, known, found.getItem1(), found.getItem2()));
                });
    }

    static boolean isKnown(ProductDemand product) {
        return product.series().known().length > 0;
    }

    private Uni<Taught> teach(
            LearnPanel task,
            List<ProductDemand> panel,
            List<ProductDemand> known,
            List<ProductDemand> newcomers,
            Standing standing) {
        return processors.together(workers ->
                new Taught(
                        Stream.concat(panel.stream(), newcomers.stream())
                                .map(ProductDemand::productId)
                                .toList(),
                        learning.learn(task, standing, known, newcomers, workers)));
    }

    /** In the caller's transaction. */
    Uni<Void> store(SqlConnection transaction, LearnPanel task, Taught taught) {
        return learning.store(transaction, task, taught.lesson);
    }
}
