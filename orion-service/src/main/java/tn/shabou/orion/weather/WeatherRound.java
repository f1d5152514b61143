package tn.shabou.orion.weather;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jboss.logging.Logger;

/**
 * Asks for the weather of every governorate once a day, one after the other, and keeps it. Weather
 * data by Open-Meteo.com, CC BY 4.0.
 */
@ApplicationScoped
class WeatherRound {

    private static final Logger LOG = Logger.getLogger(WeatherRound.class);
    private static final ZoneId ZONE = ZoneId.of("Africa/Tunis");

    /** The archive is corrected for some days. */
    private static final int ASKED_AGAIN = 10;

    private final Weather weather;
    private final WeatherRecords records;
    private final WeatherConfig config;
    private final Clock clock;

    WeatherRound(Weather weather, WeatherRecords records, WeatherConfig config, Clock clock) {
        this.weather = weather;
        this.records = records;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Before the night in which forecasts are made. A governorate without an answer waits a day.
     */
    @Scheduled(cron = "${shabou.weather.cron:0 30 1 * * ?}", timeZone = "Africa/Tunis")
    Uni<Void> go() {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .items(Governorate.values())
                .onItem()
                .transformToUniAndConcatenate(this::ask)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> ask(Governorate governorate) {
        return records.lastMeasured(governorate)
                .map(last -> last == null ? earliest() : last.minusDays(ASKED_AGAIN))
                .chain(from -> weather.of(governorate, from))
                .chain(days -> records.keep(governorate, days))
                .onFailure()
                .invoke(e -> LOG.warnf(e, "The weather of %s is not kept", governorate))
                .onFailure()
                .recoverWithNull();
    }

    private LocalDate earliest() {
        return LocalDate.ofInstant(clock.instant(), ZONE).minusYears(config.years());
    }
}
