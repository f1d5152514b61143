package tn.shabou.api.vehicles.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A make, a model, a generation or an engine. What is not known of its level is null.
 *
 * @param parentId of the level above; null for a make
 * @param slug its address; stays when it is renamed
 * @param yearTo null while it is still built
 * @param code the maker's, such as {@code K9K 766}
 * @param version grows with each edit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EditedVehicle(
        long id,
        @Nullable Long parentId,
        String name,
        String slug,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        @Nullable String code,
        @Nullable Fuel fuel,
        @Nullable Integer displacementCc,
        @Nullable Integer powerHp,
        int version) {

    /** What an engine burns. */
    enum Fuel {
        PETROL,
        DIESEL,
        LPG,
        HYBRID,
        ELECTRIC
    }

    static EditedVehicle of(Row row) {
        return new EditedVehicle(
                row.getLong("id"),
                row.getLong("parent_id"),
                row.getString("name"),
                row.getString("slug"),
                row.getInteger("year_from"),
                row.getInteger("year_to"),
                row.getString("code"),
                Optional.ofNullable(row.getString("fuel")).map(Fuel::valueOf).orElse(null),
                row.getInteger("displacement_cc"),
                row.getInteger("power_hp"),
                row.getInteger("version"));
    }

    JsonObject content() {
        return new JsonObject()
                .put("parentId", parentId)
                .put("name", name)
                .put("slug", slug)
                .put("yearFrom", yearFrom)
                .put("yearTo", yearTo)
                .put("code", code)
                .put("fuel", fuel == null ? null : fuel.name())
                .put("displacementCc", displacementCc)
                .put("powerHp", powerHp);
    }

    /**
     * One as somebody wants it.
     *
     * @param parentId of the level above; absent for a make
     * @param yearFrom of a generation, which needs it, or of an engine
     * @param fuel of an engine, which needs it
     */
    @RegisterForReflection
    record Draft(
            @Nullable Long parentId,
            @NotBlank @Size(max = 100) String name,
            @Nullable @Min(1900) @Max(2100) Integer yearFrom,
            @Nullable @Min(1900) @Max(2100) Integer yearTo,
            @Nullable @Size(max = 100) String code,
            @Nullable Fuel fuel,
            @Nullable @Min(1) @Max(100_000) Integer displacementCc,
            @Nullable @Min(1) @Max(10_000) Integer powerHp) {}
}
