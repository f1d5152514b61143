package tn.shabou.api.images;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** Keeps files by names that are never given to other content. */
interface MediaStore {

    /** Whole or not at all; the same name again is the same content. */
    Uni<Void> put(String name, byte[] content);

    Uni<Optional<Buffer>> get(String name);

    /** Nothing happens when there is none. */
    Uni<Void> delete(String name);

    /** The names of everything that is kept. */
    Uni<List<String>> names();

    /** Lets go of what it holds on to; nothing may be asked of it any more. */
    default void close() {}
}
