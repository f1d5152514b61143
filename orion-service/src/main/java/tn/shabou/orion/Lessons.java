package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tn.shabou.model.forecasts.BacktestModel;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.orion.learning.Contest.Verdict;
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
        return Uni.combine()
                .all()
                .unis(
                        assortment.soldIds(task.grain(), task.vintage()),
                        assortment.newcomerIds(task.grain(), task.vintage()),
                        learning.standing(task))
                .asTuple()
                .chain(found -> {
                    var sold = found.getItem1();
                    var all = Stream.concat(sold.stream(), found.getItem2().stream()).toList();
                    return learning.asBefore(task, found.getItem3(), sold.size())
                            .map(lesson -> Uni.createFrom().item(lesson))
                            .orElseGet(() -> learn(task, found.getItem3(), sold.size()))
                            .map(lesson -> new Taught(all, lesson));
                });
    }

    private Uni<Lesson> learn(LearnPanel task, Standing standing, int products) {
        return Uni.combine()
                .all()
                .unis(
                        known(task.grain(), task.vintage()),
                        assortment.newcomers(task.grain(), task.vintage()))
                .asTuple()
                .chain(found ->
                        processors.together(workers ->
                                learning.learn(
                                        task,
                                        standing,
                                        products,
                                        found.getItem1(),
                                        found.getItem2(),
                                        workers)));
    }

    private Uni<List<ProductDemand>> known(Grain grain, Instant vintage) {
        return assortment
                .sold(grain, vintage)
                .map(panel -> panel.stream().filter(Lessons::isKnown).toList());
    }

    static boolean isKnown(ProductDemand product) {
        return product.series().known().length > 0;
    }

    /** How good what was taught would have been lately. */
    Uni<List<Verdict>> backtest(BacktestModel task) {
        return known(task.grain(), task.vintage())
                .chain(panel ->
                        processors.together(workers -> Learning.backtests(task, panel, workers)));
    }

    /** In the caller's transaction. */
    Uni<Void> store(SqlConnection transaction, LearnPanel task, Taught taught) {
        return learning.store(transaction, task, taught.lesson);
    }

    /** In the caller's transaction. */
    Uni<Void> store(SqlConnection transaction, BacktestModel task, List<Verdict> verdicts) {
        return learning.store(transaction, task, verdicts);
    }
}
