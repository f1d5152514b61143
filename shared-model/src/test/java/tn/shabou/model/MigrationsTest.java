package tn.shabou.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a version replaces another both work on the same tables, and who goes back finds the tables
 * of the version he left. So a migration only adds; what nobody uses any more is taken away by a
 * later version, in a migration named {@code …__contract_….sql}.
 */
class MigrationsTest {

    /** Those before the first that anybody may have had to go back from. */
    private static final String FIRST_HELD_TO_IT = "V202611222234";

    private static final Pattern TAKES_AWAY =
            Pattern.compile(
                    "\\bDROP\\s+(TABLE|COLUMN)\\b(?!\\s+IF\\s+EXISTS\\s+pg_temp)"
                            + "|\\bRENAME\\s+(COLUMN|TO)\\b"
                            + "|\\bALTER\\s+(COLUMN\\s+)?\\w+\\s+(SET\\s+DATA\\s+)?TYPE\\b"
                            + "|\\bALTER\\s+(COLUMN\\s+)?\\w+\\s+SET\\s+NOT\\s+NULL\\b",
                    Pattern.CASE_INSENSITIVE);

    /** A column that must be filled, and is not by itself: the version before does not know it. */
    private static final Pattern DEMANDS =
            Pattern.compile(
                    "\\bADD\\s+(COLUMN\\s+)?(?!CONSTRAINT\\b)\\w+\\s+(?![^,;]*(DEFAULT|GENERATED))[^,;]*\\bNOT\\s+NULL\\b",
                    Pattern.CASE_INSENSITIVE);

    static List<Path> migrations() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(MigrationsTest.class.getResource("/db/migration"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .filter(file -> file.getFileName().toString().compareTo(FIRST_HELD_TO_IT) >= 0)
                    .filter(file -> !file.getFileName().toString().contains("__contract_"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void theVersionBeforeWorksOnTheNewTables(Path migration) throws IOException {
        var sql = Files.readString(migration).replaceAll("(?m)--.*$", "");

        assertThat(TAKES_AWAY.matcher(sql).results().map(found -> found.group()))
                .as("what %s takes away", migration.getFileName())
                .isEmpty();
        assertThat(DEMANDS.matcher(sql).results().map(found -> found.group()))
                .as("what %s demands of those who do not know it", migration.getFileName())
                .isEmpty();
    }
}
