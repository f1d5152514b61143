package tn.shabou.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Ties a child's life to ours and hides it from our terminal, where the system can (Linux with
 * util-linux).
 */
final class Isolation {

    private static final boolean SESSIONS = Command.succeeds(List.of("setsid", "true"));
    private static final boolean DEATH_SIGNAL =
            Command.succeeds(List.of("setpriv", "--pdeathsig", "TERM", "true"));

    private Isolation() {}

    /**
     * The command line that runs {@code command} in a session of its own, so that a Ctrl-C reaches
     * us alone, and with {@code stopSignal} sent to it when we die, however we die.
     *
     * @param account prefix that changes the user; may be empty
     */
    static List<String> wrap(Signal stopSignal, List<String> account, List<String> command) {
        var line = new ArrayList<String>();
        if (SESSIONS) {
            line.add("setsid");
        }
        line.addAll(account);
        // Last, since the kernel forgets the death signal when the user changes.
        if (DEATH_SIGNAL) {
            line.addAll(List.of("setpriv", "--pdeathsig", stopSignal.name()));
        }
        line.addAll(command);
        return line;
    }
}
