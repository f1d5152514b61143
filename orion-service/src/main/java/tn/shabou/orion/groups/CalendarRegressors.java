package tn.shabou.orion.groups;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.calendar.Occasion;
import tn.shabou.orion.calendar.TunisianCalendar;

/** The share that each occasion has in a period. */
record CalendarRegressors(TunisianCalendar calendar) implements Regressors {

    @Override
    public List<Regressor> at(Grain grain) {
        return Arrays.stream(Occasion.values())
                .map(occasion -> {
                    var share = calendar.regressor(occasion, grain);
                    return new Regressor(
                            occasion.name().toLowerCase(Locale.ROOT),
                            start -> share.applyAsDouble(start.toEpochDay()));
                })
                .toList();
    }
}
