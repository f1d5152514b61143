package tn.shabou.prospector;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.testing.ShabouServers;

/**
 * The database as its owner sees it: to arrange what a test needs, and to look at what came of it.
 */
public final class Owner {

    private Owner() {}

    /** Columns of each row, joined by {@code |}; an absent value is an empty text. */
    public static List<String> rows(String sql, Object... parameters) {
        try (var connection = ShabouServers.owner();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var lines = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    var line = new ArrayList<String>();
                    for (int i = 1; i <= columns; i++) {
                        var text = rows.getString(i);
                        line.add(text == null ? "" : text);
                    }
                    lines.add(String.join("|", line));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String one(String sql, Object... parameters) {
        return rows(sql, parameters).getFirst();
    }

    public static long number(String sql, Object... parameters) {
        return Long.parseLong(one(sql, parameters));
    }
}
