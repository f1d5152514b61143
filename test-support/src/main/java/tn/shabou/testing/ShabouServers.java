package tn.shabou.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.redis.LocalRedis;

/**
 * A real PostgreSQL, migrated, and a real Redis for the tests of a service: one of each for all
 * test classes of a Quarkus profile, gone when the JVM ends.
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(value = ShabouServers.class, initArgs = @ResourceArg(name = "service", value = "api"))
 * }</pre>
 *
 * The service logs in with its own role and may write only what it may in production; a test
 * arranges its data as {@linkplain #owner() the owner}.
 */
public final class ShabouServers implements QuarkusTestResourceLifecycleManager {

    private ServiceRole service = ServiceRole.API;

    /**
     * @param arguments {@code service}: api, prospector or orion; api when absent
     */
    @Override
    public void init(Map<String, String> arguments) {
        service =
                ServiceRole.valueOf(
                        arguments.getOrDefault("service", "api").toUpperCase(Locale.ROOT));
    }

    @Override
    public Map<String, String> start() {
        var database = database(service);
        return Map.of(
                "quarkus.datasource.reactive.url", database.urlWithoutUser(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password(),
                "quarkus.redis.hosts", redis().url(),
                "DATABASE_URL", database.url(),
                "REDIS_URL", redis().url());
    }

    /** Nothing ends here: the next test class takes the same servers. */
    @Override
    public void stop() {}

    /**
     * A connection of the owner, who may do anything; auto-commit. The caller closes it, and leaves
     * no setting behind: others take it after.
     */
    public static Connection owner() throws SQLException {
        return Servers.running().ownersConnections().getConnection();
    }

    public static Database ownersDatabase() {
        return Servers.running().owner();
    }

    /** The database as that service reaches it. */
    public static Database database(ServiceRole service) {
        return Objects.requireNonNull(Servers.running().services().get(service));
    }

    /** For tests of outages; whoever stops or suspends it brings it back. */
    public static LocalRedis redis() {
        return Servers.running().redis();
    }
}
