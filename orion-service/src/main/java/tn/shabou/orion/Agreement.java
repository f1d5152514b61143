package tn.shabou.orion;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tn.shabou.model.forecasts.ReconcilePanel;
import tn.shabou.orion.Inventory.Price;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.drafts.Draft.Abc;
import tn.shabou.orion.drafts.Drafts;
import tn.shabou.orion.groups.AddingUp;
import tn.shabou.orion.groups.Group;
import tn.shabou.orion.groups.Groups;
import tn.shabou.orion.groups.Groups.Expected;
import tn.shabou.orion.inventory.Importance;
import tn.shabou.orion.sales.Sales;
import tn.shabou.orion.sales.Sales.Sold;

/** Brings the drafts of products and the forecasts of their groups together. */
@ApplicationScoped
class Agreement {

    private final Sales sales;
    private final Drafts drafts;
    private final Groups groups;
    private final Inventory inventory;
    private final Processors processors;

    Agreement(
            Sales sales, Drafts drafts, Groups groups, Inventory inventory, Processors processors) {
        this.sales = sales;
        this.drafts = drafts;
        this.groups = groups;
        this.inventory = inventory;
        this.processors = processors;
    }

    /**
     * What was agreed.
     *
     * @param sums of the products of each group, by period, without newcomers
     */
    record Agreed(List<Draft> drafts, List<Expected> groups, double[][] sums) {}

    Uni<Agreed> reach(ReconcilePanel task) {
        return drafts.all(task.runId(), task.grain()).chain(alone -> reach(task, alone));
    }

    private Uni<Agreed> reach(ReconcilePanel task, List<Draft> alone) {
        return sales.products(task.vintage())
                .map(sold -> sold.stream().map(Sold::productId).collect(toSet()))
                .chain(sold -> {
                    var known = alone.stream().filter(d -> sold.contains(d.productId())).toList();
                    var newcomers = new ArrayList<>(alone);
                    newcomers.removeAll(known);
                    return reach(task, known, newcomers);
                });
    }

    /**
     * @param newcomers products that never sold: what is expected of groups does not know of them
     */
    private Uni<Agreed> reach(ReconcilePanel task, List<Draft> sold, List<Draft> newcomers) {
        var all = Stream.concat(sold.stream(), newcomers.stream()).toList();
        return Uni.combine()
                .all()
                .unis(
                        groups.of(sold.stream().map(Draft::productId).toList()),
                        groups.find(task.runId(), task.grain()),
                        inventory.prices(all.stream().map(Draft::productId).toList()))
                .asTuple()
                .chain(known ->
                        agree(
                                sold,
                                newcomers,
                                known.getItem1(),
                                known.getItem2(),
                                importance(all, known.getItem3())));
    }

    private Uni<Agreed> agree(
            List<Draft> sold,
            List<Draft> newcomers,
            List<Group> now,
            List<Expected> expected,
            List<Abc> importance) {
        return processors.together(workers -> {
            var adding = new AddingUp(sold, now, expected);
            var reconciled = adding.reconciled(importance.subList(0, sold.size()), workers);
            double[][] sums = adding.sums(reconciled);
            var all = new ArrayList<>(reconciled);
            for (var draft : newcomers) {
                var factors = new double[draft.mean().length];
                Arrays.fill(factors, 1);
                all.add(draft.reconciled(factors, importance.get(all.size())));
            }
            return new Agreed(all, expected, sums);
        });
    }

    private static List<Abc> importance(List<Draft> drafts, Map<Long, Price> prices) {
        double[] dinars = drafts.stream().mapToDouble(draft -> dinars(draft, prices)).toArray();
        return Arrays.stream(Importance.classes(dinars))
                .mapToObj(place -> Abc.values()[place])
                .toList();
    }

    private static double dinars(Draft draft, Map<Long, Price> prices) {
        var price = prices.get(draft.productId());
        double units = Arrays.stream(draft.mean()).average().orElse(0);
        return price == null ? 0 : units * price.price();
    }

    /** In the caller's transaction. */
    Uni<Void> store(SqlConnection transaction, ReconcilePanel task, Agreed agreed) {
        return drafts.storeReconciled(transaction, task.runId(), agreed.drafts)
                .chain(() ->
                        groups.publish(
                                transaction,
                                task.runId(),
                                task.grain(),
                                agreed.groups,
                                agreed.sums));
    }
}
