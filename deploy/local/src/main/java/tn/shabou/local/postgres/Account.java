package tn.shabou.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.Command;

/** As whom PostgreSQL runs, which refuses to run as root. */
enum Account {
    /** We are an ordinary user. */
    OURSELVES(List.of(), -1),

    /**
     * In a user namespace that maps nobody: root without its powers, or a user that the system
     * knows no name of, which PostgreSQL refuses too. Files stay ours.
     */
    NAMESPACE(List.of("unshare", "-U"), 0),

    /** The system's user nobody, which must own the data. */
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), 65534);

    private static final int ROOT = 0;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> prefix;

    private final int owner;

    Account(List<String> prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** What goes before a command. */
    List<String> prefix() {
        return prefix;
    }

    /**
     * @throws CannotRun when PostgreSQL refuses who we are, and we cannot be anybody else
     */
    static Account detect() {
        if (!isRoot() && OURSELVES.succeeds("id", "-un")) {
            return OURSELVES;
        }
        if (NAMESPACE.succeeds("id", "-u")) {
            return NAMESPACE;
        }
        if (NOBODY.succeeds("id", "-u")) {
            return NOBODY;
        }
        throw new CannotRun(
                "PostgreSQL runs neither as root nor as a user without a name, and neither unshare nor setpriv (util-linux) work"
                        + " here: run as another user, or set DATABASE_URL");
    }

    /** Makes the folder and everything in it this account's. */
    void own(Path folder) throws IOException {
        if (owner < 0 || !isRoot() || owner == ownerOf(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /**
     * @throws CannotRun when a parent folder is closed to this account
     */
    void requireAccess(Path folder) {
        if (!succeeds("test", "-w", folder.toString())) {
            throw new CannotRun(
                    "PostgreSQL, which does not run as root, cannot reach "
                            + folder
                            + ": open its parent folders (chmod o+x) or choose another with --data");
        }
    }

    boolean succeeds(String... command) {
        var line = new ArrayList<>(prefix);
        line.addAll(List.of(command));
        return Command.succeeds(line);
    }

    private static boolean isRoot() {
        try {
            var self = Path.of("/proc/self");
            return Files.exists(self)
                    ? ownerOf(self) == ROOT
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException e) {
            throw new CannotRun("cannot tell who we are", e);
        }
    }

    private static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
