package tn.shabou.api.fit.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;

/**
 * The part fits that engine, under these conditions.
 *
 * @param vehicle full name of the car with the engine
 * @param position where on the car; empty when there is but one place
 * @param yearFrom the first year of building; null when all are meant
 * @param yearTo the last one
 * @param criteria facts about the car with the value, or the values, that each must have
 * @param source who says so: staff, an import
 * @param confidence how sure it is, 0 to 1; below 1, shoppers are told to ask
 * @param version grows with each edit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EditedFitment(
        long id,
        long engineId,
        String engineSlug,
        String vehicle,
        String position,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        Map<String, Object> criteria,
        @Nullable String note,
        String source,
        double confidence,
        int version) {

    static EditedFitment of(Row row) {
        return new EditedFitment(
                row.getLong("id"),
                row.getLong("engine_id"),
                row.getString("engine_slug"),
                row.getString("vehicle"),
                row.getString("position"),
                row.getInteger("year_from"),
                row.getInteger("year_to"),
                row.getJsonObject("criteria").getMap(),
                row.getString("note"),
                row.getString("source"),
                Double.parseDouble(row.getString("confidence")),
                row.getInteger("version"));
    }

    JsonObject content() {
        return new JsonObject()
                .put("vehicle", vehicle)
                .put("engineId", engineId)
                .put("position", position)
                .put("yearFrom", yearFrom)
                .put("yearTo", yearTo)
                .put("criteria", new JsonObject(criteria))
                .put("note", note)
                .put("confidence", confidence);
    }

    /**
     * A fitment as somebody wants it.
     *
     * @param position empty when absent
     * @param criteria none when absent
     * @param confidence 1 when absent
     */
    @RegisterForReflection
    record Draft(
            @NotNull @Min(1) Long engineId,
            @Size(max = 60) String position,
            @Nullable @Min(1900) @Max(2100) Integer yearFrom,
            @Nullable @Min(1900) @Max(2100) Integer yearTo,
            @Size(max = 30) Map<@NotBlank @Size(max = 60) String, @NotNull Object> criteria,
            @Nullable @Size(max = 500) String note,
            @Nullable @Min(0) @Max(1) Double confidence) {

        Draft {
            position = Objects.requireNonNullElse(position, "").strip();
            criteria = Objects.requireNonNullElse(criteria, Map.of());
            note = note == null || note.isBlank() ? null : note.strip();
        }

        /** Fails with a problem when the years are the wrong way round. */
        void requireOrder() {
            if (yearFrom != null && yearTo != null && yearTo < yearFrom) {
                throw Problem.invalid(
                        List.of(new Problem.Fault("yearTo", "must not be before yearFrom")));
            }
        }
    }

    /**
     * @param from the id of the product whose fitments are wanted
     */
    @RegisterForReflection
    record Copy(@NotNull @Min(1) Long from) {}

    /**
     * What copying came to.
     *
     * @param copied how many fitments were added
     * @param known how many the part had already; they stay as they are
     */
    record Copied(int copied, int known) {}
}
