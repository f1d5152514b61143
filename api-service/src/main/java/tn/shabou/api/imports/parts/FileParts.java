package tn.shabou.api.imports.parts;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Files of imports in a table with the columns {@code import_id, part, content}, so that any
 * replica can read what another received, and go on when that one died.
 */
public final class FileParts {

    private static final int PART = 256 * 1024;

    private final Pool database;
    private final Vertx vertx;
    private final String keep;
    private final String fetch;

    public FileParts(Pool database, Vertx vertx, String table) {
        this.database = database;
        this.vertx = vertx;
        this.keep =
                "INSERT INTO %s (import_id, part, content) VALUES ($1, $2, $3)".formatted(table);
        this.fetch = "SELECT content FROM %s WHERE import_id = $1 AND part = $2".formatted(table);
    }

    /** Keeps the file; the caller's copy stays. */
    public Uni<Void> keep(SqlConnection transaction, UUID id, Path file) {
        var count = new AtomicInteger();
        var in = open(file);
        return Multi.createBy()
                .repeating()
                .uni(() -> vertx.executeBlocking(() -> in.readNBytes(PART), false))
                .whilst(part -> part.length == PART)
                .onItem()
                .transformToUniAndConcatenate(content ->
                        transaction
                                .preparedQuery(keep)
                                .execute(
                                        Tuple.of(
                                                id,
                                                count.getAndIncrement(),
                                                io.vertx.core.buffer.Buffer.buffer(content))))
                .collect()
                .last()
                .onTermination()
                .call(() -> vertx.executeBlocking(() -> close(in), false))
                .replaceWithVoid();
    }

    /** Works with a copy on this machine's disk, since parsers read from one; then deletes it. */
    public Uni<Void> withCopy(UUID id, Function<Path, Uni<Void>> work) {
        return vertx.fileSystem()
                .createTempFile("import", ".csv")
                .chain(copy ->
                        fetch(id, copy)
                                .chain(() -> work.apply(Path.of(copy)))
                                .onTermination()
                                .call(() -> vertx.fileSystem().delete(copy)));
    }

    private Uni<Void> fetch(UUID id, String copy) {
        return vertx.fileSystem()
                .open(copy, new OpenOptions().setWrite(true))
                .chain(file ->
                        Multi.createBy()
                                .repeating()
                                .uni(AtomicInteger::new, count -> part(id, count.getAndIncrement()))
                                .whilst(content -> content.length() > 0)
                                .onItem()
                                .transformToUniAndConcatenate(content -> append(file, content))
                                .collect()
                                .last()
                                .onTermination()
                                .call(file::close))
                .replaceWithVoid();
    }

    private Uni<Buffer> part(UUID id, int part) {
        return database.preparedQuery(fetch)
                .execute(Tuple.of(id, part))
                .map(rows ->
                        rows.rowCount() == 0
                                ? Buffer.buffer()
                                : rows.iterator().next().getBuffer("content"));
    }

    private static Uni<Void> append(AsyncFile file, Buffer content) {
        return content.length() == 0 ? Uni.createFrom().voidItem() : file.write(content);
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean close(InputStream in) throws IOException {
        in.close();
        return true;
    }
}
