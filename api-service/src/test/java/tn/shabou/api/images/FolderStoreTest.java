package tn.shabou.api.images;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract with a folder. */
class FolderStoreTest extends MediaStoreContract {

    @TempDir Path folder;

    @Override
    MediaStore store() {
        return new FolderStore(folder, vertx());
    }
}
