package tn.shabou.local.database;

import java.time.Duration;
import java.util.Locale;

/** The services as PostgreSQL knows them: each may write only what is its own. */
public enum ServiceRole {
    API(Duration.ofSeconds(15)),
    PROSPECTOR(Duration.ofSeconds(60)),
    ORION(Duration.ofMinutes(5));

    private final Duration longestStatement;

    ServiceRole(Duration longestStatement) {
        this.longestStatement = longestStatement;
    }

    /** The role without login that holds the rights, such as {@code shabou_api}. */
    public String group() {
        return "shabou_" + name().toLowerCase(Locale.ROOT);
    }

    /** The role that the service logs in with, one for each database of a server. */
    public String login(String database) {
        return group() + "_" + database;
    }

    /** After which PostgreSQL gives up on a statement. */
    Duration longestStatement() {
        return longestStatement;
    }
}
