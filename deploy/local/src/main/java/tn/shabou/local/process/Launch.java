package tn.shabou.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start and how.
 *
 * @param name what people call it, for messages
 * @param account prefix of the command that changes the user; empty to stay who we are
 * @param environment what it is told beyond the ordinary, as {@link ChildProcess} says
 * @param log receives standard output and standard error, appended
 * @param stopSignal what asks it to end in good order
 */
public record Launch(
        String name,
        List<String> account,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Signal stopSignal) {

    public Launch {
        account = List.copyOf(account);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs as ourselves in the ordinary environment, and ends on SIGTERM.
     *
     * @param log a file name in {@code directory}
     */
    public static Launch of(String name, Path directory, String log, List<String> command) {
        return new Launch(
                name, List.of(), command, Map.of(), directory, directory.resolve(log), Signal.TERM);
    }

    public Launch withEnvironment(Map<String, String> more) {
        return new Launch(name, account, command, more, directory, log, stopSignal);
    }

    public Launch as(List<String> otherAccount, Signal otherSignal) {
        return new Launch(name, otherAccount, command, environment, directory, log, otherSignal);
    }
}
