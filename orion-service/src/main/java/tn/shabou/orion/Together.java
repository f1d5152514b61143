package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import tn.shabou.model.forecasts.ForecastGroups;
import tn.shabou.model.forecasts.ForecastGroups.Division;
import tn.shabou.orion.announced.AnnouncedDays;
import tn.shabou.orion.groups.Group;
import tn.shabou.orion.groups.Group.Kind;
import tn.shabou.orion.groups.GroupForecast;
import tn.shabou.orion.groups.Groups;
import tn.shabou.orion.sales.PanelSeries;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.orion.sales.Sales;
import tn.shabou.orion.weather.ShopWeather;

/** What the products of a grain sell together: forecasts of its groups. */
@ApplicationScoped
class Together {

    private final Sales sales;
    private final Groups groups;
    private final AnnouncedDays announced;
    private final ShopWeather weather;
    private final Processors processors;

    Together(
            Sales sales,
            Groups groups,
            AnnouncedDays announced,
            ShopWeather weather,
            Processors processors) {
        this.sales = sales;
        this.groups = groups;
        this.announced = announced;
        this.weather = weather;
        this.processors = processors;
    }

    Uni<List<GroupForecast>> forecast(ForecastGroups task) {
        return sales.panel(task.grain(), task.vintage())
                .map(panel -> panel.stream().filter(Lessons::isKnown).toList())
                .chain(known -> forecast(task, known));
    }

    /** The whole is told with the categories; brands need it to tell what all have in common. */
    private static boolean isAskedFor(ForecastGroups task, Group group) {
        return (group.kind() == Kind.BRAND) == (task.by() == Division.BRANDS);
    }

    private Uni<List<GroupForecast>> forecast(ForecastGroups task, List<ProductDemand> known) {
        return Uni.combine()
                .all()
                .unis(
                        groups.of(known.stream().map(ProductDemand::productId).toList()),
                        announced.calendar(),
                        weather.at(task.vintage()))
                .asTuple()
                .chain(found ->
                        processors.together(workers ->
                                groups.forecasts(
                                        PanelSeries.request(task.grain(), task.horizon()),
                                        found.getItem2(),
                                        found.getItem3(),
                                        found.getItem1().stream()
                                                .filter(group ->
                                                        group.kind() == Kind.TOTAL
                                                                || isAskedFor(task, group))
                                                .toList(),
                                        known.stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                ProductDemand::productId,
                                                                ProductDemand::series)),
                                        workers)))
                .map(made -> made.stream().filter(one -> isAskedFor(task, one.group())).toList());
    }

    /** In the caller's transaction. */
    Uni<Void> store(SqlConnection transaction, ForecastGroups task, List<GroupForecast> made) {
        return groups.store(transaction, task.runId(), task.grain(), made);
    }
}
