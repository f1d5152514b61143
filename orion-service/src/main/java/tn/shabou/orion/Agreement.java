package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

/** Brings the drafts of products and the forecasts of their groups together. */
@ApplicationScoped
class Agreement {

    private final Drafts drafts;
    private final Groups groups;
    private final Inventory inventory;
    private final Processors processors;

    Agreement(Drafts drafts, Groups groups, Inventory inventory, Processors processors) {
        this.drafts = drafts;
        this.groups = groups;
        this.inventory = inventory;
        this.processors = processors;
    }

    /**
     * What was agreed.
     *
     * @param sums of the products of each group, by period
     */
    record Agreed(List<Draft> drafts, List<Expected> groups, double[][] sums) {}

    Uni<Agreed> reach(ReconcilePanel task) {
        return drafts.all(task.runId(), task.grain()).chain(alone -> reach(task, alone));
    }

    private Uni<Agreed> reach(ReconcilePanel task, List<Draft> alone) {
        var ids = alone.stream().map(Draft::productId).toList();
        return Uni.combine()
                .all()
                .unis(
                        groups.of(ids),
                        groups.find(task.runId(), task.grain()),
                        inventory.prices(ids))
                .asTuple()
                .chain(known -> agree(alone, known.getItem1(), known.getItem2(), known.getItem3()));
    }

    private Uni<Agreed> agree(
            List<Draft> alone, List<Group> now, List<Expected> expected, Map<Long, Price> prices) {
        return processors.together(workers -> {
            var adding = new AddingUp(alone, now, expected);
            var reconciled = adding.reconciled(importance(alone, prices), workers);
            return new Agreed(reconciled, expected, adding.sums(reconciled));
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
