package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.orion.announced.AnnouncedDays;
import tn.shabou.orion.calendar.TunisianCalendar;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.groups.Group;
import tn.shabou.orion.groups.GroupForecast;
import tn.shabou.orion.groups.Groups;
import tn.shabou.orion.learning.Learning;
import tn.shabou.orion.learning.Learning.Lesson;
import tn.shabou.orion.learning.Learning.Standing;
import tn.shabou.orion.sales.PanelSeries;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.orion.weather.ShopWeather;
import tn.shabou.orion.weather.WeatherDays;

/** What all products of a grain teach together: the models of a run, and its groups. */
@ApplicationScoped
class Lessons {

    private final Assortment assortment;
    private final Learning learning;
    private final Groups groups;
    private final AnnouncedDays announced;
    private final ShopWeather weather;
    private final Processors processors;

    Lessons(
            Assortment assortment,
            Learning learning,
            Groups groups,
            AnnouncedDays announced,
            ShopWeather weather,
            Processors processors) {
        this.assortment = assortment;
        this.learning = learning;
        this.groups = groups;
        this.announced = announced;
        this.weather = weather;
        this.processors = processors;
    }

    /**
     * What was taught.
     *
     * @param products all of the grain, by id, and newcomers behind them
     */
    record Taught(List<Long> products, Lesson lesson, List<GroupForecast> groups) {}

    Uni<Taught> teach(LearnPanel task) {
        return assortment
                .sold(task.grain(), task.vintage())
                .chain(panel -> {
                    var known = panel.stream().filter(Lessons::isKnown).toList();
                    var ids = known.stream().map(ProductDemand::productId).toList();
                    return Uni.combine()
                            .all()
                            .unis(
                                    assortment.newcomers(task.grain(), task.vintage()),
                                    learning.standing(task),
                                    groups.of(ids),
                                    announced.calendar(),
                                    weather.at(task.vintage()))
                            .asTuple()
                            .chain(found ->
                                    teach(
                                            task,
                                            panel,
                                            known,
                                            found.getItem1(),
                                            found.getItem2(),
                                            found.getItem3(),
                                            found.getItem4(),
                                            found.getItem5()));
                });
    }

    private static boolean isKnown(ProductDemand product) {
        return product.series().known().length > 0;
    }

    private Uni<Taught> teach(
            LearnPanel task,
            List<ProductDemand> panel,
            List<ProductDemand> known,
            List<ProductDemand> newcomers,
            Standing standing,
            List<Group> groupsNow,
            TunisianCalendar calendar,
            WeatherDays weather) {
        Map<Long, DemandSeries> histories =
                known.stream()
                        .collect(Collectors.toMap(ProductDemand::productId, ProductDemand::series));
        return processors.together(workers ->
                new Taught(
                        Stream.concat(panel.stream(), newcomers.stream())
                                .map(ProductDemand::productId)
                                .toList(),
                        learning.learn(task, standing, known, newcomers, workers),
                        groups.forecasts(
                                PanelSeries.request(task),
                                calendar,
                                weather,
                                groupsNow,
                                histories,
                                workers)));
    }

    /** In the caller's transaction. */
    Uni<Void> store(SqlConnection transaction, LearnPanel task, Taught taught) {
        return learning.store(transaction, task, taught.lesson)
                .chain(() -> groups.store(transaction, task.runId(), task.grain(), taught.groups));
    }
}
