package tn.shabou.api.feed;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Holds names of brands, categories or vehicles, whatever single products are. */
public interface NamesListener extends CatalogListener {

    @Override
    default Uni<Void> changed(List<Long> productIds) {
        return Uni.createFrom().voidItem();
    }

    @Override
    Uni<Void> taxonomyChanged();
}
