package tn.shabou.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.postgresql.Driver;
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
        AgroalDataSource ownersConnections,
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
            var servers = new Servers(postgres, redis.join(), owner, connections(owner), services);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.end(folder)));
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kept open, since tests ask often and logging in takes longer than most of what they ask. */
    private static AgroalDataSource connections(Database owner) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool ->
                                pool.maxSize(20)
                                        .acquisitionTimeout(Duration.ofSeconds(30))
                                        .connectionValidator(ConnectionValidator.defaultValidator())
                                        .validateOnBorrow(true)
                                        .connectionFactoryConfiguration(connection ->
                                                connection
                                                        .connectionProviderClass(Driver.class)
                                                        .jdbcUrl(owner.jdbcUrl())
                                                        // Else what a test reads is written
                                                        // otherwise from
                                                        // the fifth time on: 0.0 for 0.
                                                        .jdbcProperty("prepareThreshold", "0")
                                                        .principal(new NamePrincipal(owner.user()))
                                                        .credential(
                                                                new SimplePassword(
                                                                        owner.password())))));
    }

    private void end(Path folder) {
        ownersConnections.close();
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
