package tn.shabou.local.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.postgresql.PGConnection;
import tn.shabou.local.process.CannotRun;

/** Gives each service a login of its own. */
public final class ServiceRoles {

    private static final String IDLE_IN_TRANSACTION = "60s";
    private static final String LOCK = "10s";

    private ServiceRoles() {}

    /**
     * Creates the logins, or sets their passwords anew; doing it twice is harmless. The migrations
     * come first, since they create the roles that hold the rights.
     *
     * @param owner may create roles
     * @return the database as each service reaches it
     */
    public static Map<ServiceRole, Database> create(
            Database owner, Function<ServiceRole, String> password) {
        var databases = new EnumMap<ServiceRole, Database>(ServiceRole.class);
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            for (var service : ServiceRole.values()) {
                var login = service.login(owner.name());
                var secret = password.apply(service);
                create(connection, service, login, secret);
                databases.put(service, owner.as(login, secret));
            }
            connection.commit();
            return databases;
        } catch (SQLException e) {
            throw new CannotRun(
                    "cannot create the services' roles as %s, who needs CREATEROLE: %s"
                            .formatted(owner.user(), e.getMessage()),
                    e);
        }
    }

    private static void create(
            Connection connection, ServiceRole service, String login, String password)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            var role = statement.enquoteIdentifier(login, true);
            if (!exists(connection, login)) {
                statement.execute("CREATE ROLE " + role + " LOGIN");
            }
            statement.execute("GRANT " + service.group() + " TO " + role);
            limit(
                    statement,
                    role,
                    "statement_timeout",
                    service.longestStatement().toSeconds() + "s");
            limit(statement, role, "idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION);
            limit(statement, role, "lock_timeout", LOCK);
        }
        // Hashed here, so that the password appears in no log of the server.
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(login, password.toCharArray(), "scram-sha-256");
    }

    private static void limit(Statement statement, String role, String setting, String value)
            throws SQLException {
        statement.execute("ALTER ROLE %s SET %s = '%s'".formatted(role, setting, value));
    }

    private static boolean exists(Connection connection, String login) throws SQLException {
        try (var query = connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, login);
            return query.executeQuery().next();
        }
    }
}
