package tn.shabou.prospector.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tn.shabou.prospector.extract.PageReader;
import tn.shabou.prospector.extract.PageReading;

/**
 * {@code shabou extract}. Ends with code 0 when all pages could be read, 1 when some could not, 2
 * when the command line makes no sense. What was read goes to standard output, complaints go to
 * standard error.
 */
public final class Extract {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** Time for a page, after which it is given up. No page of a shop takes a tenth of it. */
    private static final int SECONDS = 30;

    private final ExtractOptions options;
    private final PrintStream out;
    private final PrintStream complaints;

    Extract(ExtractOptions options, PrintStream out, PrintStream complaints) {
        this.options = options;
        this.out = out;
        this.complaints = complaints;
    }

    public static void main(String[] words) {
        var out =
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        false,
                        StandardCharsets.UTF_8);
        int code = run(List.of(words), out, System.err);
        out.flush();
        System.exit(code);
    }

    static int run(List<String> words, PrintStream out, PrintStream complaints) {
        try {
            var options = ExtractOptions.parse(words);
            if (options.help()) {
                out.print(ExtractOptions.USAGE);
                return 0;
            }
            return new Extract(options, out, complaints).run();
        } catch (IllegalArgumentException e) {
            complaints.println("shabou: " + e.getMessage());
            return MISUSED;
        }
    }

    /** All processors read at once; what comes out keeps the order of what was named. */
    private int run() {
        try (var inputs = new Inputs(options.baseUrl());
                var readers =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            var answers =
                    inputs.of(options.names()).stream()
                            .map(input ->
                                    readers.submit(() -> {
                                        var reader = Thread.currentThread();
                                        var end =
                                                clock.schedule(
                                                        reader::interrupt,
                                                        SECONDS,
                                                        TimeUnit.SECONDS);
                                        try {
                                            return answer(input);
                                        } finally {
                                            end.cancel(false);
                                        }
                                    }))
                            .toList();
            boolean all = true;
            for (var answer : answers) {
                all &= print(answer);
            }
            return all ? 0 : FAILED;
        }
    }

    /** What came of an input: a text to print, or why there is none. */
    private record Answer(String text, boolean failed) {}

    private Answer answer(Inputs.Input input) {
        try {
            var reading = reading(input.open());
            return new Answer(
                    options.json()
                            ? PageJson.line(input.name(), reading)
                            : PageText.of(input.name(), reading),
                    false);
        } catch (Inputs.Unavailable e) {
            return failure(input, e.getMessage());
        } catch (CancellationException _) {
            return failure(input, "gave up after " + SECONDS + " seconds");
        } catch (RuntimeException | StackOverflowError e) {
            return failure(input, "could not be read: " + e.getClass().getSimpleName());
        }
    }

    private static PageReading reading(Inputs.Content content) {
        return content.url() == null
                ? PageReader.read(content.body())
                : PageReader.read(content.body(), content.contentType(), content.url());
    }

    private Answer failure(Inputs.Input input, String reason) {
        return new Answer(
                options.json()
                        ? PageJson.failure(input.name(), reason)
                        : input.name() + ": " + reason,
                true);
    }

    private boolean print(Future<Answer> coming) {
        Answer answer;
        try {
            answer = coming.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        (answer.failed() && !options.json() ? complaints : out).println(answer.text());
        return !answer.failed();
    }
}
