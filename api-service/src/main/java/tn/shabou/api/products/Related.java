package tn.shabou.api.products;

import java.util.List;
import tn.shabou.api.catalog.ProductCard.Named;

/**
 * What goes with a part, on the same cars: the pads that a disc needs. The nearest family first.
 */
public record Related(List<OfFamily> data) {

    public record OfFamily(Named family, List<Neighbour> parts) {}
}
