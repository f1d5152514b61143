package tn.shabou.api.forecasts;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.ShopTime;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;

/** Which forecasts somebody wants to have measured, and how they are told apart. */
record AccuracyFilter(
        @Parameter(description = "By what forecasts are told apart; ALL: not at all.") @RestQuery
                Optional<Grouping> by,
        @RestQuery Optional<Grain> grain,
        @Parameter(description = "How the part sells, after Syntetos, Boylan and Croston.")
                @RestQuery
                Optional<DemandClass> demandClass,
        @RestQuery Optional<@Size(max = 60) String> model,
        @Parameter(description = "Of how many periods ahead.") @RestQuery
                Optional<@Min(1) @Max(156) Integer> horizon,
        @Parameter(description = "Id of one part.") @RestQuery
                Optional<@Min(1) @Max(Long.MAX_VALUE) Long> product,
        @Parameter(description = "Made on this day or later.") @RestQuery Optional<LocalDate> from,
        @Parameter(description = "Made on this day or before.") @RestQuery Optional<LocalDate> to) {

    /** By what forecasts are told apart. */
    enum Grouping {
        CLASS,
        MODEL,
        HORIZON,
        VINTAGE,
        ALL
    }

    /** {@code $1} product, {@code $2} grouping, then those that {@code a} is filtered by. */
    static final String SQL =
            """
            ($3::text IS NULL OR a.grain = $3) AND ($4::text IS NULL OR a.demand_class = $4)
            AND ($5::text IS NULL OR a.model = $5) AND ($6::int IS NULL OR a.horizon = $6)
            AND ($7::timestamptz IS NULL OR a.vintage >= $7) AND ($8::timestamptz IS NULL OR a.vintage < $8)
            """;

    Tuple parameters() {
        return Tuple.tuple()
                .addLong(product.orElse(null))
                .addString(by.orElse(Grouping.ALL).name())
                .addString(grain.map(Enum::name).orElse(null))
                .addString(demandClass.map(Enum::name).orElse(null))
                .addString(model.orElse(null))
                .addInteger(horizon.orElse(null))
                .addOffsetDateTime(begin(from))
                .addOffsetDateTime(end(to));
    }

    static @Nullable OffsetDateTime begin(Optional<LocalDate> first) {
        return first.map(AccuracyFilter::midnight).orElse(null);
    }

    static @Nullable OffsetDateTime end(Optional<LocalDate> last) {
        return last.map(day -> midnight(day.plusDays(1))).orElse(null);
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(ShopTime.ZONE).toOffsetDateTime();
    }
}
