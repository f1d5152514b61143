package tn.shabou.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.UnpackedOnce;

/** The folder in which a system keeps its data, logs and passwords. */
record DataFolder(Path path) {

    static final String DATABASE = "shabou";

    // Held, since a channel that nobody holds is closed by the garbage collector, and its lock
    // lost.
    // The system gives the locks back when we end.
    private static final List<FileChannel> LOCKED = new CopyOnWriteArrayList<>();

    static DataFolder at(Path path) {
        try {
            return new DataFolder(Files.createDirectories(path).toRealPath());
        } catch (IOException e) {
            throw new CannotRun("cannot keep data in " + path + ": " + e.getMessage(), e);
        }
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path redis() {
        return path.resolve("redis");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Path logs() {
        try {
            return Files.createDirectories(path.resolve("logs"));
        } catch (IOException e) {
            throw new CannotRun("cannot write logs to " + path, e);
        }
    }

    /** Deletes what earlier runs made here, and nothing else. */
    void forget() {
        try {
            for (var made : new Path[] {postgres(), redis(), logs(), secrets()}) {
                UnpackedOnce.delete(made);
            }
        } catch (IOException e) {
            throw new CannotRun("cannot forget the data in " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Keeps others out until we end, however we end.
     *
     * @throws CannotRun when another one is at work here
     */
    void lock() {
        if (!tryLock()) {
            throw new CannotRun(
                    "another ./shabou up is at work on %s: stop it, or choose another --data"
                            .formatted(path));
        }
    }

    /** Whether it is ours now. */
    boolean tryLock() {
        try {
            var channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            LOCKED.add(channel);
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            throw new CannotRun("cannot lock " + path + ": " + e.getMessage(), e);
        }
    }
}
