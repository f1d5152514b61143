package tn.shabou.api.calendar;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Days as they were announced.
 *
 * @param year of the Hijri calendar for religious days, in which the school year begins for school
 *     holidays, else of the day
 * @param source who announced it, such as a number of the official journal
 */
@RegisterForReflection
record AnnouncedDay(
        long id,
        Occasion occasion,
        int year,
        LocalDate firstDay,
        LocalDate lastDay,
        String source,
        Instant createdAt) {

    /**
     * What staff announce.
     *
     * @param lastDay the first, where it is left out; of religious days only the first counts
     */
    @RegisterForReflection
    @Schema(name = "AnnouncedDayDraft")
    record Draft(
            @NotNull Occasion occasion,
            @NotNull LocalDate firstDay,
            Optional<LocalDate> lastDay,
            @NotBlank @Size(max = 200) String source) {

        LocalDate last() {
            return occasion.isReligious() ? firstDay : lastDay.orElse(firstDay);
        }

        JsonObject json() {
            return new JsonObject()
                    .put("occasion", occasion.name())
                    .put("firstDay", firstDay.toString())
                    .put("lastDay", last().toString())
                    .put("source", source);
        }
    }
}
