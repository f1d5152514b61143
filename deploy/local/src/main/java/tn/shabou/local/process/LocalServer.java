package tn.shabou.local.process;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback. Like a real one it may be stopped, killed and started again on the same
 * port and data.
 */
public abstract class LocalServer implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final Duration patience;
    private int port;
    private @Nullable ChildProcess process;

    /**
     * @param patience how long an end in good order may take
     */
    protected LocalServer(Duration patience) {
        this.patience = patience;
    }

    /**
     * Starts it on {@link #port} and returns when it answers.
     *
     * @throws CannotRun with the end of the server's log when it does not start
     */
    protected abstract ChildProcess launch();

    /**
     * Starts it for the first time.
     *
     * @param wanted port; 0 takes a free one
     */
    protected final void begin(int wanted) {
        port = wanted;
        process = wanted == 0 ? launchOnFreePort() : launch();
    }

    private ChildProcess launchOnFreePort() {
        for (int attempt = 1; ; attempt++) {
            port = Ports.free();
            try {
                return launch();
            } catch (CannotRun e) {
                // Somebody may have taken the port between our look and the server's own.
                if (attempt == ATTEMPTS || Ports.isFree("127.0.0.1", port)) {
                    throw e;
                }
            }
        }
    }

    /** Starts again, on the same port and data, what was stopped or killed. */
    public final void restart() {
        stop();
        process = launch();
    }

    /** Ends in good order: what is open is given up, connections are closed. */
    public final void stop() {
        process().stop(patience);
    }

    /** Ends all its processes at once, as a crash would. */
    public final void kill() {
        process().kill();
    }

    /** Freezes it: connections stay open and nobody answers. */
    public final void suspend() {
        process().suspend();
    }

    public final void resume() {
        process().resume();
    }

    public final int port() {
        return port;
    }

    public final ChildProcess process() {
        return Objects.requireNonNull(process, "not started");
    }

    @Override
    public final void close() {
        stop();
    }
}
