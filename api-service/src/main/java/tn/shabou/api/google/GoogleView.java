package tn.shabou.api.google;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.google.Budget;
import tn.shabou.google.Sku;

/**
 * What Google says of a place right now. It may be shown beside its attribution and must not be
 * kept.
 *
 * @param accepted whether somebody has said that the lead is this place
 * @param candidates ids of what a search for the lead's name finds, the best first; none when a
 *     place is accepted
 * @param coordinates latitude and longitude, with a comma
 * @param attribution to be shown beside it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
record GoogleView(
        String placeId,
        boolean accepted,
        List<String> candidates,
        @Nullable String name,
        @Nullable String address,
        @Nullable String coordinates,
        @Nullable String businessStatus,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String mapsLink,
        String attribution) {

    /**
     * Requests of the month.
     *
     * @param limit after which Google is not asked any more
     */
    @RegisterForReflection
    record Meter(Sku sku, LocalDate month, int used, int limit) {

        static Meter of(Budget.Usage usage) {
            return new Meter(usage.sku(), usage.month(), usage.used(), usage.limit());
        }
    }

    /** The requests of the month, by what Google charges for. */
    @RegisterForReflection
    record Meters(List<Meter> items) {}
}
