package tn.shabou.api.imports.sales;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import tn.shabou.model.forecasts.Grain;

/**
 * How a file is to be taken.
 *
 * @param grain the length of the periods; empty to take it from the dates
 * @param dateOrder empty to take it from the dates as well
 * @param overlap empty to take it from the grain: days hold single sales, longer periods totals
 */
@RegisterForReflection
record Asked(
        Optional<Grain> grain,
        UnknownSkus unknownSkus,
        Optional<DateOrder> dateOrder,
        Optional<Overlap> overlap) {

    Overlap overlap(Grain found) {
        return overlap.orElse(found == Grain.DAY ? Overlap.ADD : Overlap.REPLACE);
    }
}
