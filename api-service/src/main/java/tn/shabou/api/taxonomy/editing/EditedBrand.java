package tn.shabou.api.taxonomy.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A maker of parts as staff see it.
 *
 * @param slug its address, made of its name
 * @param version grows with each edit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EditedBrand(long id, String name, String slug, @Nullable String country, int version) {

    static final String COLUMNS = "b.id, b.name, b.slug, b.country, b.version";

    static EditedBrand of(Row row) {
        return new EditedBrand(
                row.getLong("id"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("country"),
                row.getInteger("version"));
    }

    JsonObject content() {
        return new JsonObject().put("name", name).put("slug", slug).put("country", country);
    }

    /** A brand as somebody wants it. */
    @RegisterForReflection
    record Draft(
            @NotBlank @Size(max = 200) String name, @Nullable @Size(max = 100) String country) {}

    /**
     * @param into the id of what stays
     */
    @RegisterForReflection
    record Merge(long into) {}
}
