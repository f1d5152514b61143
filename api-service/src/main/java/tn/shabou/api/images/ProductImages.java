package tn.shabou.api.images;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.audit.Actor;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/**
 * The images of products. Each change is one of the product: it takes its lock, raises its version,
 * and lets {@code image_url} follow the first image.
 */
@ApplicationScoped
class ProductImages {

    private static final String LOCK = "SELECT version FROM product WHERE id = $1 FOR UPDATE";

    private static final String VERSION = LOCK.replace(" FOR UPDATE", "");

    private static final String OF_PRODUCT =
            "SELECT %s FROM product_image WHERE product_id = $1 ORDER BY position"
                    .formatted(ProductImage.COLUMNS);

    private static final String INSERT =
            """
            INSERT INTO product_image (product_id, file, width, height, alt_fr, alt_ar, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (product_id, file) DO NOTHING RETURNING %s
            """
                    .formatted(ProductImage.COLUMNS);

    private static final String DESCRIBE =
            "UPDATE product_image SET alt_fr = $2, alt_ar = $3 WHERE id = $1";

    private static final String ARRANGE =
            """
            UPDATE product_image SET position = place - 1 FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
             WHERE product_image.id = wanted.id AND position <> place - 1
            """;

    private static final String SHOW_FIRST =
            """
            UPDATE product SET version = version + 1, updated_at = $2, image_url =
                   (SELECT '%s' || file || '-%d.jpg' FROM product_image WHERE product_id = $1 ORDER BY position LIMIT 1)
             WHERE id = $1 RETURNING version
            """
                    .formatted(MediaResource.PATH, Picture.SHOWN);

    private final Pool database;
    private final KeptFiles files;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final ImageConfig config;
    private final Clock clock;

    ProductImages(
            Pool database,
            KeptFiles files,
            Idempotency idempotency,
            AuditTrail audit,
            ImageConfig config,
            Clock clock) {
        this.database = database;
        this.files = files;
        this.idempotency = idempotency;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Who changes the images of which product, in which request. */
    record Edit(long product, Actor actor, String traceId) {

        private AuditTrail.Deed deed(String action, ProductImage image) {
            return new AuditTrail.Deed(
                    actor, action, "product", Long.toString(product), image.content(), traceId);
        }
    }

    /**
     * @param version of the product
     */
    record Changed<T>(T value, long version) {}

    Uni<Changed<List<ProductImage>>> list(long product) {
        return version(database, VERSION, product)
                .chain(version ->
                        of(database, product).map(images -> new Changed<>(images, version)));
    }

    Uni<Changed<ProductImage>> find(long product, UUID id) {
        return list(product).map(all -> new Changed<>(named(all.value, id), all.version));
    }

    /** Puts an image behind the others of the product; the first comes first. */
    Uni<Changed<ProductImage>> add(
            Edit edit, Picture picture, ProductImage.Alt alt, Idempotency.Call call) {
        return database.withTransaction(transaction ->
                version(transaction, LOCK, edit.product)
                        .chain(() -> of(transaction, edit.product))
                        .invoke(this::requireRoom)
                        .call(() -> files.keep(transaction, picture))
                        .chain(others -> insert(transaction, edit, picture, alt, others.size()))
                        .call(made -> idempotency.keep(transaction, call, made.id().toString()))
                        .call(made -> audit.append(transaction, edit.deed("add image", made)))
                        .chain(made -> changed(transaction, edit, made)));
    }

    private static Uni<ProductImage> insert(
            SqlConnection transaction,
            Edit edit,
            Picture picture,
            ProductImage.Alt alt,
            int place) {
        var row =
                Tuple.tuple()
                        .addLong(edit.product)
                        .addString(picture.file())
                        .addInteger(picture.width())
                        .addInteger(picture.height())
                        .addString(alt.altFr().orElse(null))
                        .addString(alt.altAr().orElse(null))
                        .addInteger(place);
        return transaction
                .preparedQuery(INSERT)
                .execute(row)
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(ProductImage::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                ImageProblem.IMAGE_EXISTS,
                                                "Change the one that is there, or send another.")));
    }

    /**
     * Says what an image shows and where it stands.
     *
     * @param position beyond the last: the last
     * @param ifMatch the version of the product that was read
     */
    Uni<Changed<ProductImage>> revise(
            Edit edit, UUID id, ProductImage.Alt alt, int position, Optional<String> ifMatch) {
        return database.withTransaction(transaction ->
                locked(transaction, edit, ifMatch)
                        .chain(all -> {
                            var old = named(all, id);
                            return transaction
                                    .preparedQuery(DESCRIBE)
                                    .execute(
                                            Tuple.of(
                                                    id,
                                                    alt.altFr().orElse(null),
                                                    alt.altAr().orElse(null)))
                                    .chain(() -> arrange(transaction, moved(all, old, position)))
                                    .chain(() -> of(transaction, edit.product))
                                    .map(revised -> named(revised, id))
                                    .call(revised ->
                                            audit.append(
                                                    transaction,
                                                    edit.deed("revise image", revised)
                                                            .from(old.content())));
                        })
                        .chain(revised -> changed(transaction, edit, revised)));
    }

    /** Its files are left to the {@link KeptFiles#sweep}. */
    Uni<Void> remove(Edit edit, UUID id, Optional<String> ifMatch) {
        return database.withTransaction(transaction ->
                        locked(transaction, edit, ifMatch)
                                .call(all ->
                                        transaction
                                                .preparedQuery(
                                                        "DELETE FROM product_image WHERE id = $1")
                                                .execute(Tuple.of(named(all, id).id())))
                                .call(all -> arrange(transaction, others(all, id)))
                                .map(all -> named(all, id))
                                .call(gone ->
                                        audit.append(transaction, edit.deed("remove image", gone)))
                                .chain(gone -> changed(transaction, edit, gone)))
                .replaceWithVoid();
    }

    private Uni<List<ProductImage>> locked(
            SqlConnection transaction, Edit edit, Optional<String> ifMatch) {
        return version(transaction, LOCK, edit.product)
                .invoke(version -> IfMatch.require(ifMatch, version))
                .chain(() -> of(transaction, edit.product));
    }

    private static List<ProductImage> moved(List<ProductImage> all, ProductImage one, int place) {
        var moved = new ArrayList<>(others(all, one.id()));
        moved.add(Math.min(place, moved.size()), one);
        return moved;
    }

    private static List<ProductImage> others(List<ProductImage> all, UUID id) {
        return all.stream().filter(image -> !image.id().equals(id)).toList();
    }

    private static Uni<Void> arrange(SqlConnection transaction, List<ProductImage> wanted) {
        var ids = wanted.stream().map(ProductImage::id).toArray(UUID[]::new);
        return transaction.preparedQuery(ARRANGE).execute(Tuple.of(ids)).replaceWithVoid();
    }

    private <T> Uni<Changed<T>> changed(SqlConnection transaction, Edit edit, T value) {
        return transaction
                .preparedQuery(SHOW_FIRST)
                .execute(Tuple.of(edit.product, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> new Changed<>(value, rows.iterator().next().getInteger("version")));
    }

    private void requireRoom(List<ProductImage> others) {
        if (others.size() >= config.mostOfProduct()) {
            throw new Problem(
                    ImageProblem.TOO_MANY_IMAGES,
                    "A product has at most %d; remove one first.",
                    config.mostOfProduct());
        }
    }

    private static Uni<List<ProductImage>> of(SqlClient client, long product) {
        return client.preparedQuery(OF_PRODUCT)
                .execute(Tuple.of(product))
                .map(rows -> rows.stream().map(ProductImage::of).toList());
    }

    private static Uni<Long> version(SqlClient client, String query, long product) {
        return client.preparedQuery(query)
                .execute(Tuple.of(product))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row -> (long) row.getInteger("version"))
                                .orElseThrow(() ->
                                        new Problem(
                                                ImageProblem.PRODUCT_NOT_FOUND,
                                                "No product has the id %s.",
                                                product)));
    }

    private static ProductImage named(List<ProductImage> all, UUID id) {
        return all.stream()
                .filter(image -> image.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                ImageProblem.IMAGE_NOT_FOUND,
                                "The product has no image with the id %s.",
                                id));
    }
}
