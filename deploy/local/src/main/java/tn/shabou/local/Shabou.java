package tn.shabou.local;

import java.time.Clock;
import java.util.List;
import tn.shabou.local.process.CannotRun;
import tn.shabou.model.ShopTime;

/**
 * {@code shabou up | train | demo-data | migrate | relevance}. Ends with code 0 on success, 1 when
 * something could not be done, 2 when the command line makes no sense; errors are one line on
 * standard error.
 */
public final class Shabou {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Shabou() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        try {
            if (words.isEmpty()) {
                throw new UsageError("say what to do; see ./shabou help");
            }
            var command = Command.named(words.getFirst());
            var arguments = Arguments.parse(command.options(), words.subList(1, words.size()));
            if (arguments.wantsHelp()) {
                System.out.print(command.usage());
                return 0;
            }
            return run(command, arguments);
        } catch (UsageError e) {
            System.err.println("shabou: " + e.getMessage());
            return MISUSED;
        } catch (CannotRun e) {
            System.err.println("shabou: " + e.getMessage());
            return FAILED;
        }
    }

    private static int run(Command command, Arguments arguments) {
        var environment = new Environment(System.getenv(), Clock.system(ShopTime.ZONE));
        return switch (command) {
            case UP -> new Up(UpOptions.of(arguments, environment), environment).run();
            case DEMO_DATA -> DataCommands.demoData(arguments, environment);
            case MIGRATE -> DataCommands.migrate(arguments, environment);
            case TRAIN -> new Training(environment).run();
            case RELEVANCE -> new RelevanceRun(arguments, environment).run();
        };
    }

    /** A line about what is going on, apart from what the command answers. */
    static void say(String line) {
        System.err.println(line);
    }
}
