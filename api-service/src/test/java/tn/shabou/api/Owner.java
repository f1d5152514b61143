package tn.shabou.api;

import java.sql.SQLException;
import tn.shabou.testing.ShabouServers;

/** Arranges data, and looks at it, as the owner of the database. */
public final class Owner {

    private Owner() {}

    public static void run(String sql) {
        try (var connection = ShabouServers.owner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text. */
    public static String ask(String sql) {
        try (var connection = ShabouServers.owner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something while a transaction that has run {@code sql} is open. */
    public static void during(String sql, Runnable deed) {
        try (var connection = ShabouServers.owner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            deed.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
