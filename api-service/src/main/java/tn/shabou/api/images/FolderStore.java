package tn.shabou.api.images;

import io.smallrye.mutiny.Uni;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystemException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Files in a folder of this machine, in folders by the beginnings of their names. */
class FolderStore implements MediaStore {

    private final FileSystem files;
    private final Path folder;

    FolderStore(Path folder, Vertx vertx) {
        this.files = vertx.fileSystem();
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public Uni<Void> put(String name, byte[] content) {
        var half = folder.resolve(UUID.randomUUID() + ".part").toString();
        var whole = place(name);
        return files.mkdirs(String.valueOf(whole.getParent()))
                .chain(() -> files.writeFile(half, Buffer.buffer(content)))
                .chain(() ->
                        files.move(
                                half,
                                whole.toString(),
                                new CopyOptions().setReplaceExisting(true).setAtomicMove(true)));
    }

    @Override
    public Uni<Optional<Buffer>> get(String name) {
        return files.readFile(place(name).toString())
                .map(Optional::of)
                .onFailure(FolderStore::isMissing)
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Void> delete(String name) {
        return files.delete(place(name).toString())
                .onFailure(FolderStore::isMissing)
                .recoverWithNull();
    }

    @Override
    public Uni<List<String>> names() {
        return list(folder)
                .chain(folders ->
                        Uni.join()
                                .all(
                                        Stream.concat(
                                                        Stream.of(
                                                                Uni.createFrom()
                                                                        .item(List.<String>of())),
                                                        folders.stream()
                                                                .map(one -> list(Path.of(one))))
                                                .toList())
                                .usingConcurrencyOf(1)
                                .andFailFast())
                .map(all ->
                        all.stream()
                                .flatMap(List::stream)
                                .map(file -> String.valueOf(Path.of(file).getFileName()))
                                .toList());
    }

    private Uni<List<String>> list(Path where) {
        return files.readDir(where.toString())
                .onFailure(FolderStore::isMissing)
                .recoverWithItem(List.of());
    }

    private Path place(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof FileSystemException
                && failure.getCause() instanceof NoSuchFileException;
    }
}
