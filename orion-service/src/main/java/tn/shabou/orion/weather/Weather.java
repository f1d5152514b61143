package tn.shabou.orion.weather;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The weather of a governorate, kept for a while. Never fails: without an answer there is none. */
@ApplicationScoped
public class Weather {

    private static final Logger LOG = Logger.getLogger(Weather.class);
    private static final ZoneId ZONE = ZoneId.of("Africa/Tunis");

    /** The archive is complete up to a few days ago; the forecast knows the days since. */
    private static final int ARCHIVE_DELAY = 5;

    private record Kept(LocalDate from, WeatherDays days, Instant until) {}

    private final OpenMeteo openMeteo;
    private final WeatherConfig config;
    private final Clock clock;
    private final Map<Governorate, Kept> kept = new ConcurrentHashMap<>();

    Weather(OpenMeteo openMeteo, WeatherConfig config, Clock clock) {
        this.openMeteo = openMeteo;
        this.config = config;
        this.clock = clock;
    }

    /**
     * All that is known from {@code from} to two weeks ahead. What was known before stands in for
     * an answer that does not come; nothing is known when weather is switched off.
     */
    public Uni<WeatherDays> of(Governorate governorate, LocalDate from) {
        if (!config.enabled()) {
            return Uni.createFrom().item(WeatherDays.none());
        }
        var last = kept.get(governorate);
        if (last != null && !last.from().isAfter(from) && clock.instant().isBefore(last.until())) {
            return Uni.createFrom().item(last.days());
        }
        return Uni.combine()
                .all()
                .unis(archive(governorate, from), forecast(governorate))
                .with(WeatherDays::and)
                .map(days -> keep(governorate, from, days, last));
    }

    private WeatherDays keep(
            Governorate governorate, LocalDate from, WeatherDays days, @Nullable Kept last) {
        var all = last == null ? days : last.days().and(days);
        if (days.isEmpty()) {
            return all;
        }
        var earliest = last == null || from.isBefore(last.from()) ? from : last.from();
        kept.put(governorate, new Kept(earliest, all, clock.instant().plus(config.keep())));
        return all;
    }

    private Uni<WeatherDays> archive(Governorate governorate, LocalDate from) {
        var to = LocalDate.ofInstant(clock.instant(), ZONE).minusDays(ARCHIVE_DELAY);
        return from.isAfter(to)
                ? Uni.createFrom().item(WeatherDays.none())
                : orNothing(openMeteo.archive(governorate, from, to), governorate);
    }

    private Uni<WeatherDays> forecast(Governorate governorate) {
        return orNothing(openMeteo.forecast(governorate), governorate);
    }

    private static Uni<WeatherDays> orNothing(Uni<WeatherDays> days, Governorate governorate) {
        return days.onFailure()
                .invoke(e -> LOG.warnf("No weather of %s: %s", governorate, e.getMessage()))
                .onFailure()
                .recoverWithItem(WeatherDays.none());
    }
}
