package tn.shabou.orion.weather;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The weather that was asked for before. Who wants it reads it here, so that all replicas see the
 * same, and none waits for the network.
 */
@ApplicationScoped
class WeatherRecords {

    private static final String READ =
            "SELECT * FROM weather_day WHERE governorate = $1 AND day BETWEEN $2 AND $3";

    private static final String LAST_MEASURED =
            "SELECT max(day) AS day FROM weather_day WHERE governorate = $1 AND day < asked_at::date";

    private static final String KEEP =
            """
            INSERT INTO weather_day (governorate, day, mean_temperature, least_temperature, most_temperature, rain, asked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (governorate, day) DO UPDATE
               SET mean_temperature = coalesce(excluded.mean_temperature, weather_day.mean_temperature),
                   least_temperature = coalesce(excluded.least_temperature, weather_day.least_temperature),
                   most_temperature = coalesce(excluded.most_temperature, weather_day.most_temperature),
                   rain = coalesce(excluded.rain, weather_day.rain), asked_at = excluded.asked_at
            """;

    private final Pool database;
    private final Clock clock;

    WeatherRecords(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is known of some days; nothing, where it was never asked for. */
    Uni<WeatherDays> of(Governorate governorate, LocalDate from, LocalDate to) {
        return database.preparedQuery(READ)
                .execute(Tuple.of(governorate.name(), from, to))
                .map(WeatherRecords::days);
    }

    /** The last day that was over when it was asked for. */
    Uni<@Nullable LocalDate> lastMeasured(Governorate governorate) {
        return database.preparedQuery(LAST_MEASURED)
                .execute(Tuple.of(governorate.name()))
                .map(rows -> rows.iterator().next().getLocalDate("day"));
    }

    Uni<Void> keep(Governorate governorate, WeatherDays days) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Tuple> rows =
                days.dates().stream()
                        .map(day ->
                                Tuple.tuple()
                                        .addString(governorate.name())
                                        .addLocalDate(day)
                                        .addFloat(value(days, Measure.MEAN_TEMPERATURE, day))
                                        .addFloat(value(days, Measure.LEAST_TEMPERATURE, day))
                                        .addFloat(value(days, Measure.MOST_TEMPERATURE, day))
                                        .addFloat(value(days, Measure.RAIN, day))
                                        .addOffsetDateTime(now))
                        .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.withTransaction(transaction ->
                        transaction.preparedQuery(KEEP).executeBatch(rows).replaceWithVoid());
    }

    private static @Nullable Float value(WeatherDays days, Measure measure, LocalDate day) {
        double value = days.at(measure, day);
        return Double.isNaN(value) ? null : (float) value;
    }

    private static WeatherDays days(RowSet<Row> rows) {
        var values = new EnumMap<Measure, Map<LocalDate, Double>>(Measure.class);
        for (var measure : Measure.values()) {
            var days = new HashMap<LocalDate, Double>();
            for (var row : rows) {
                var value = row.getFloat(column(measure));
                if (value != null) {
                    days.put(row.getLocalDate("day"), value.doubleValue());
                }
            }
            values.put(measure, days);
        }
        return WeatherDays.of(values);
    }

    private static String column(Measure measure) {
        return switch (measure) {
            case MEAN_TEMPERATURE -> "mean_temperature";
            case LEAST_TEMPERATURE -> "least_temperature";
            case MOST_TEMPERATURE -> "most_temperature";
            case RAIN -> "rain";
        };
    }
}
