package tn.shabou.local.process;

import java.io.IOException;
import java.util.List;

/** A program of the system of which only matters whether it succeeds. */
public final class Command {

    private Command() {}

    /**
     * @return false when it ended with another code than zero, or is not there
     */
    public static boolean succeeds(List<String> words) {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
