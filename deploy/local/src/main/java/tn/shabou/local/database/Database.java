package tn.shabou.local.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import tn.shabou.local.process.CannotRun;

/**
 * A PostgreSQL database and who we are there: {@code DATABASE_URL} taken apart.
 *
 * @param host name, IPv4 address, or IPv6 address in brackets
 * @param parameters what follows the question mark, as given; empty for none
 */
public record Database(
        String host, int port, String name, String user, String password, String parameters) {

    private static final Set<String> SCHEMES = Set.of("postgres", "postgresql");
    private static final int DEFAULT_PORT = 5432;
    private static final String FORM = "postgresql://user:password@host:port/database";

    public Database(String host, int port, String name, String user, String password) {
        this(host, port, name, user, password, "");
    }

    /**
     * Reads {@code postgres://} or {@code postgresql://user:password@host:port/name?parameters};
     * what has a meaning in a URL is percent-encoded.
     *
     * @throws CannotRun saying what is missing; the message never holds the password
     */
    public static Database parse(String url) {
        var uri = uri(url);
        var userInfo = uri.getRawUserInfo();
        var path = uri.getRawPath();
        require(
                uri.getScheme() != null && SCHEMES.contains(uri.getScheme()),
                "begin with postgresql://");
        require(uri.getHost() != null, "name a host");
        require(userInfo != null && !userInfo.isEmpty(), "name a user");
        require(path != null && path.length() > 1, "name a database");
        var colon = userInfo.indexOf(':');
        return new Database(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decode(path.substring(1)),
                decode(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                colon < 0 ? "" : decode(userInfo.substring(colon + 1)),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    /** The same database for somebody else. */
    public Database as(String otherUser, String otherPassword) {
        return new Database(host, port, name, otherUser, otherPassword, parameters);
    }

    /** With user and password, as services take it. */
    public String url() {
        return "postgresql://%s:%s@%s".formatted(encode(user), encode(password), location());
    }

    /** Without user and password, as the reactive client takes it. */
    public String urlWithoutUser() {
        return "postgresql://" + location();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + location();
    }

    /** A new connection, in auto-commit mode; the caller closes it. */
    public Connection connect() throws SQLException {
        // Not through DriverManager, which knows only the drivers of the first class loader.
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        source.setPassword(password);
        return source.getConnection();
    }

    /** Without the password, so that it may be printed. */
    @Override
    public String toString() {
        return "postgresql://%s@%s".formatted(encode(user), location());
    }

    private String location() {
        return host
                + ":"
                + port
                + "/"
                + encode(name)
                + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new CannotRun(
                    "DATABASE_URL is not a URL (" + e.getReason() + "); expected " + FORM);
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new CannotRun("DATABASE_URL must " + what + "; expected " + FORM);
        }
    }

    private static String decode(String text) {
        // A plus is a plus here, not a blank as in forms.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
