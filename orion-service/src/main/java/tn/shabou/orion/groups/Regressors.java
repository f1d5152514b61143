package tn.shabou.orion.groups;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tn.shabou.model.forecasts.Grain;

/**
 * What may move the sales of a whole group at once, known of every period of the past and the
 * future.
 */
interface Regressors {

    /**
     * One thing that may matter.
     *
     * @param name stable, recorded with what was found
     * @param of by the first day of a period; 0 where nothing of it is there, or known
     */
    record Regressor(String name, ToDoubleFunction<LocalDate> of) {}

    List<Regressor> at(Grain grain);
}
