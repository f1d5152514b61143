package tn.shabou.api.images;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The files of images. Several products may show the same, so none goes with a product: what no
 * image needs any more is swept away later. One lock for each file keeps the broom from a file that
 * somebody is just about to need again.
 */
@ApplicationScoped
class KeptFiles {

    private static final Logger LOG = Logger.getLogger(KeptFiles.class);

    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended('image ' || $1, 0))";

    private static final String IS_NEEDED =
            "SELECT EXISTS (SELECT FROM product_image WHERE file = $1)";

    private static final String UNNEEDED =
            "SELECT file FROM unnest($1::text[]) AS file WHERE NOT EXISTS (SELECT FROM product_image i WHERE i.file = file.file)";

    private final Pool database;
    private final MediaStore store;

    KeptFiles(Pool database, MediaStore store) {
        this.database = database;
        this.store = store;
    }

    /** In the transaction that makes the image which needs them. */
    Uni<Void> keep(SqlConnection transaction, Picture picture) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(picture.file()))
                .chain(() ->
                        Multi.createFrom()
                                .iterable(picture.renditions())
                                .onItem()
                                .transformToUniAndConcatenate(
                                        one -> store.put(one.name(), one.jpeg()))
                                .onItem()
                                .ignoreAsUni());
    }

    /** Removes the files that no image needs. */
    @Scheduled(every = "6h", delayed = "15m", identity = "sweep unneeded images")
    Uni<Void> sweep() {
        return store.names()
                .map(KeptFiles::files)
                .chain(files ->
                        database.preparedQuery(UNNEEDED)
                                .execute(Tuple.of(files.toArray(String[]::new))))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> remove(row.getString("file")))
                .collect()
                .with(Collectors.counting())
                .invoke(removed ->
                        LOG.debugf("%d images that no product shows were removed", removed))
                .replaceWithVoid();
    }

    private Uni<Boolean> remove(String file) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(file))
                        .chain(() -> transaction.preparedQuery(IS_NEEDED).execute(Tuple.of(file)))
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .call(isNeeded ->
                                isNeeded ? Uni.createFrom().voidItem() : deleteAll(file)));
    }

    private Uni<Void> deleteAll(String file) {
        return Multi.createFrom()
                .iterable(Picture.names(file))
                .onItem()
                .transformToUniAndConcatenate(store::delete)
                .onItem()
                .ignoreAsUni();
    }

    private static Set<String> files(Iterable<String> names) {
        var files = new HashSet<String>();
        names.forEach(name -> {
            int dash = name.indexOf('-');
            if (dash == 64) {
                files.add(name.substring(0, dash));
            }
        });
        return files;
    }
}
