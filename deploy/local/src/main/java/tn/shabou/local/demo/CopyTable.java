package tn.shabou.local.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows to a table by COPY, which is many times faster than INSERT. */
final class CopyTable implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(2 * BUFFER);

    private CopyTable(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    /**
     * @param columns separated by commas, in the order of the values to come
     */
    static CopyTable to(Connection connection, String table, String columns) throws SQLException {
        return new CopyTable(connection, "COPY " + table + " (" + columns + ") FROM STDIN");
    }

    /** As {@link #to}, into a table of {@link BulkLoad}. */
    static CopyTable inBulk(Connection connection, String table, String columns)
            throws SQLException {
        return new CopyTable(
                connection, "COPY " + table + " (" + columns + ") FROM STDIN (FREEZE)");
    }

    /** Adds a row; null is NULL. */
    void row(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            append(values[i]);
        }
        buffer.append('\n');
        if (buffer.length() >= BUFFER) {
            flush();
        }
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> buffer.append("\\N");
            case String text -> append(text);
            case Long number -> buffer.append(number.longValue());
            case Integer number -> buffer.append(number.intValue());
            default -> append(value.toString());
        }
    }

    private void append(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\\') {
                buffer.append(text, done, i).append(escaped(c));
                done = i + 1;
            }
        }
        buffer.append(text, done, text.length());
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> String.valueOf(c);
        };
    }

    private void flush() throws SQLException {
        var bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    @Override
    public void close() throws SQLException {
        flush();
        copy.endCopy();
    }
}
