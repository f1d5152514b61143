package tn.shabou.local.process;

import java.io.IOException;
import java.util.stream.Stream;

/** What may be sent to a process, by its POSIX name. */
public enum Signal {
    TERM,
    INT,
    QUIT,
    KILL,
    STOP,
    CONT;

    /** Sends this signal; a process that is gone meanwhile is no error. */
    public void send(Stream<ProcessHandle> targets) {
        var pids = targets.map(target -> Long.toString(target.pid())).toList();
        if (pids.isEmpty()) {
            return;
        }
        try {
            // Java sends only TERM and KILL; every POSIX shell has the others built in.
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "kill -s " + name() + " " + String.join(" ", pids) + " 2>/dev/null")
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new CannotRun("cannot signal a process: no sh in PATH", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
