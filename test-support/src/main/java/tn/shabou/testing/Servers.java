package tn.shabou.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.database.ServiceRoles;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.SecretFile;
import tn.shabou.local.process.UnpackedOnce;
import tn.shabou.local.redis.LocalRedis;

/** The servers of this class loader, started when first asked for. */
record Servers(
        LocalPostgres postgres,
        LocalRedis redis,
        Database owner,
        Map<ServiceRole, Database> services) {

    private static final String DATABASE = "shabou_test";

    static Servers running() {
        return Holder.SERVERS;
    }

    private static Servers start() {
        try {
            var folder = Files.createTempDirectory("shabou-test");
            // PostgreSQL may have to run as somebody else.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            var redis =
                    CompletableFuture.supplyAsync(
                            () -> LocalRedis.start(folder.resolve("redis"), 0));
            var postgres = LocalPostgres.start(folder.resolve("postgres"), 0, Tuning.FOR_TESTS);
            var owner = postgres.database(DATABASE);
            Migrations.apply(owner);
            var services = ServiceRoles.create(owner, _ -> SecretFile.randomToken(18));
            var servers = new Servers(postgres, redis.join(), owner, services);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.end(folder)));
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(Path folder) {
        // Nothing of theirs is kept, so nothing need be saved.
        postgres.kill();
        redis.kill();
        try {
            UnpackedOnce.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        private static final Servers SERVERS = start();
    }
}
