package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL once how it folds letters. */
@ApplicationScoped
class FoldingRules {

    private final Pool database;
    private volatile @Nullable Folding known;

    FoldingRules(Pool database) {
        this.database = database;
    }

    Uni<Folding> folding() {
        var folding = known;
        return folding != null
                ? Uni.createFrom().item(folding)
                : Folding.load(database).invoke(loaded -> known = loaded);
    }
}
