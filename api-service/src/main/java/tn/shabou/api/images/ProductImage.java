package tn.shabou.api.images;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An image of a product.
 *
 * @param position 0 for the first, which is what lists show
 * @param width as it was sent, upright
 * @param sizes where it can be had
 */
@RegisterForReflection
record ProductImage(
        UUID id,
        int position,
        Optional<String> altFr,
        Optional<String> altAr,
        int width,
        int height,
        List<Photo.Rendition> sizes) {

    static final String COLUMNS = "id, file, width, height, alt_fr, alt_ar, position";

    /** What it shows, in words, for who cannot see it. */
    record Alt(
            Optional<@Size(min = 1, max = 300) String> altFr,
            Optional<@Size(min = 1, max = 300) String> altAr) {}

    static ProductImage of(Row row) {
        var file = row.getString("file");
        return new ProductImage(
                row.getUUID("id"),
                row.getInteger("position"),
                Optional.ofNullable(row.getString("alt_fr")),
                Optional.ofNullable(row.getString("alt_ar")),
                row.getInteger("width"),
                row.getInteger("height"),
                Photo.sizes(file));
    }

    /** As the audit trail keeps it. */
    JsonObject content() {
        return new JsonObject()
                .put("image", id.toString())
                .put("position", position)
                .put("altFr", altFr.orElse(null))
                .put("altAr", altAr.orElse(null))
                .put("url", sizes.getLast().url());
    }
}
