package tn.shabou.local.database;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;
import tn.shabou.local.process.CannotRun;

/** Brings the tables of a database to the state that this version of the services expects. */
public final class Migrations {

    // Held, since the logging system forgets the level of a logger that nobody holds.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private Migrations() {}

    /**
     * Applies what is missing; doing it twice is harmless.
     *
     * @param owner may create tables, extensions and roles
     * @return what was applied, in order, such as {@code 202611221700 create catalogue}
     * @throws CannotRun with the statement that failed
     */
    public static List<String> apply(Database owner) {
        FLYWAY.setLevel(Level.WARNING);
        try {
            return Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                    // What was there already, as IF NOT EXISTS tells, is nothing that anybody has
                    // to know.
                    .initSql("SET client_min_messages = warning")
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate()
                    .migrations
                    .stream()
                    .map(Migrations::describe)
                    .toList();
        } catch (FlywayException e) {
            throw new CannotRun("cannot migrate " + owner + ": " + e.getMessage(), e);
        }
    }

    private static String describe(MigrateOutput migration) {
        return migration.version == null || migration.version.isEmpty()
                ? migration.description
                : migration.version + " " + migration.description;
    }
}
