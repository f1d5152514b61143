package tn.shabou.api.images;

import io.quarkus.runtime.Startup;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** The store that the operator chose; one that cannot be used keeps the service from starting. */
class ChosenStore {

    @Produces
    @Startup
    @ApplicationScoped
    MediaStore open(MediaConfig config, Vertx vertx) {
        return switch (config.store()) {
            case FOLDER -> new FolderStore(config.folder(), vertx);
            case S3 -> new S3Store(config.s3(), vertx);
        };
    }

    void close(@Disposes MediaStore store) {
        store.close();
    }
}
