package tn.shabou.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.UnpackedOnce;
import tn.shabou.local.redis.LocalRedis;

/** The folder in which a system keeps its data, logs and passwords. */
public record DataFolder(Path path) {

    public static final String DATABASE = "shabou";

    /** A lock is given back when its channel is closed, which the garbage collector does too. */
    private static final Map<Path, FileChannel> LOCKED = new ConcurrentHashMap<>();

    public static DataFolder at(Path path) {
        try {
            return new DataFolder(Files.createDirectories(path).toRealPath());
        } catch (IOException e) {
            throw new CannotRun("cannot keep data in " + path + ": " + e.getMessage(), e);
        }
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path redis() {
        return path.resolve("redis");
    }

    public Path media() {
        return path.resolve("media");
    }

    public Path secrets() {
        return path.resolve("secrets.properties");
    }

    public Path logs() {
        try {
            return Files.createDirectories(path.resolve("logs"));
        } catch (IOException e) {
            throw new CannotRun("cannot write logs to " + path, e);
        }
    }

    /** Deletes what earlier runs made here, and nothing else; what they left running is ended. */
    public void forget() {
        LocalPostgres.endOrphan(postgres());
        LocalRedis.endOrphan(redis());
        try {
            for (var made : new Path[] {postgres(), redis(), media(), logs(), secrets()}) {
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
    public void lock() {
        if (!tryLock()) {
            throw new CannotRun(
                    "another ./shabou is at work on %s: stop it, or choose another --data"
                            .formatted(path));
        }
    }

    /** Whether it is ours now. */
    public boolean tryLock() {
        if (LOCKED.containsKey(path)) {
            return false;
        }
        try {
            var channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            LOCKED.put(path, channel);
            return true;
        } catch (IOException e) {
            throw new CannotRun("cannot lock " + path + ": " + e.getMessage(), e);
        }
    }
}
