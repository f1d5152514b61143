package tn.shabou.api.taxonomy.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A part family as staff see it.
 *
 * @param parentId null at the top of the tree
 * @param slug its address, made of its French name
 * @param position among its sisters, the least first
 * @param version grows with each edit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EditedCategory(
        long id,
        @Nullable Long parentId,
        String slug,
        String nameFr,
        String nameAr,
        int position,
        int version) {

    static final String COLUMNS =
            "c.id, c.parent_id, c.slug, c.name_fr, c.name_ar, c.position, c.version";

    static EditedCategory of(Row row) {
        return new EditedCategory(
                row.getLong("id"),
                row.getLong("parent_id"),
                row.getString("slug"),
                row.getString("name_fr"),
                row.getString("name_ar"),
                row.getInteger("position"),
                row.getInteger("version"));
    }

    JsonObject content() {
        return new JsonObject()
                .put("parentId", parentId)
                .put("slug", slug)
                .put("nameFr", nameFr)
                .put("nameAr", nameAr)
                .put("position", position);
    }

    /**
     * A part family as somebody wants it.
     *
     * @param parentId below which it stands; null for the top of the tree
     */
    @RegisterForReflection
    record Draft(
            @Nullable Long parentId,
            @NotBlank @Size(max = 200) String nameFr,
            @NotBlank @Size(max = 200) String nameAr,
            @Min(0) @Max(1_000_000) int position) {}

    /**
     * @param into the id of what stays
     */
    @RegisterForReflection
    record Merge(long into) {}
}
