package tn.shabou.local;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.SecretFile;

/** What nobody else may know, made up on first start and kept in a file of the owner's alone. */
public final class Secrets {

    private static final int KEY_BYTES = 48;
    private static final int PASSWORD_BYTES = 24;
    private static final String ADMIN = "admin.password";

    /** Without letters and digits that look alike: 32 of them, 5 bits each. */
    private static final String EASY = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    public static Secrets in(Path file) {
        var values = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            }
            var known = values.size();
            values.putIfAbsent("jwt.secret", SecretFile.randomToken(KEY_BYTES));
            values.putIfAbsent("jwt.refresh.secret", SecretFile.randomToken(KEY_BYTES));
            values.putIfAbsent(ADMIN, typeable());
            for (var service : ServiceRole.values()) {
                values.putIfAbsent(key(service), SecretFile.randomToken(PASSWORD_BYTES));
            }
            if (values.size() > known) {
                var text = new StringWriter();
                values.store(text, "Secrets of this installation: keep them to yourself.");
                SecretFile.write(file, text.toString());
            }
        } catch (IOException e) {
            throw new CannotRun("cannot keep secrets in " + file + ": " + e.getMessage(), e);
        }
        return new Secrets(values);
    }

    public String jwtSecret() {
        return value("jwt.secret");
    }

    public String jwtRefreshSecret() {
        return value("jwt.refresh.secret");
    }

    /** Easy to type: five groups of four, 100 bits. */
    public String adminPassword() {
        return value(ADMIN);
    }

    public String databasePassword(ServiceRole service) {
        return value(key(service));
    }

    private String value(String key) {
        return Objects.requireNonNull(values.getProperty(key), key);
    }

    private static String key(ServiceRole service) {
        return "database." + service.name().toLowerCase(Locale.ROOT) + ".password";
    }

    private static String typeable() {
        var random = new SecureRandom();
        return Stream.generate(() ->
                        random.ints(GROUP, 0, EASY.length())
                                .mapToObj(i -> EASY.substring(i, i + 1))
                                .collect(Collectors.joining()))
                .limit(GROUPS)
                .collect(Collectors.joining("-"));
    }
}
