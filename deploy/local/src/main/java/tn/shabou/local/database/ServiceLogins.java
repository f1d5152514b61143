package tn.shabou.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tn.shabou.local.process.CannotRun;

/** How each service will log in, read from the files that tell the services themselves. */
public final class ServiceLogins {

    private static final int SHORTEST_PASSWORD = 24;

    private final Map<ServiceRole, Database> urls;

    private ServiceLogins(Map<ServiceRole, Database> urls) {
        this.urls = urls;
    }

    /**
     * Reads {@code api_database_url} and its like.
     *
     * @throws CannotRun when a file is missing or holds no such URL, or a weak password
     */
    public static ServiceLogins in(Path folder) {
        var urls = new EnumMap<ServiceRole, Database>(ServiceRole.class);
        for (var service : ServiceRole.values()) {
            var file = folder.resolve(service.name().toLowerCase(Locale.ROOT) + "_database_url");
            urls.put(service, read(file));
        }
        return new ServiceLogins(urls);
    }

    /**
     * @throws CannotRun when the file names another login than the service has in this database
     */
    public String password(ServiceRole service, Database owner) {
        var url = Objects.requireNonNull(urls.get(service));
        var login = service.login(owner.name());
        if (!url.user().equals(login) || !url.name().equals(owner.name())) {
            throw new CannotRun(
                    "%s is not the login of a service in the database %s; expected the user %s"
                            .formatted(url, owner.name(), login));
        }
        return url.password();
    }

    private static Database read(Path file) {
        try {
            var url = Database.parse(Files.readString(file));
            if (url.password().length() < SHORTEST_PASSWORD) {
                throw new CannotRun(
                        "the password in %s is too weak: at least %d random characters (openssl rand -hex 24)"
                                .formatted(file, SHORTEST_PASSWORD));
            }
            return url;
        } catch (IOException e) {
            throw new CannotRun("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
