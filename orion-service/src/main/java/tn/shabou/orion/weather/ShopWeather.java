package tn.shabou.orion.weather;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import tn.shabou.model.ShopTime;

/** The weather where the shop's customers are, as it was known at a vintage. */
@ApplicationScoped
public class ShopWeather {

    /** Older weather tells of sales that no forecast looks back to. */
    private static final int YEARS = 6;

    /** A weather forecast for later says no more than the season does. */
    private static final int DAYS_AHEAD = 10;

    private final WeatherConfig config;
    private final WeatherRecords records;

    ShopWeather(WeatherConfig config, WeatherRecords records) {
        this.config = config;
        this.records = records;
    }

    /** Nothing, where weather is switched off or was never asked for. */
    public Uni<WeatherDays> at(Instant vintage) {
        if (!config.enabled()) {
            return Uni.createFrom().item(WeatherDays.none());
        }
        var today = LocalDate.ofInstant(vintage, ShopTime.ZONE);
        return Multi.createFrom()
                .iterable(config.governorates())
                .onItem()
                .transformToUniAndConcatenate(governorate ->
                        records.of(
                                governorate, today.minusYears(YEARS), today.plusDays(DAYS_AHEAD)))
                .collect()
                .asList()
                .map(WeatherDays::mean);
    }
}
