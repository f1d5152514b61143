package tn.shabou.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tn.shabou.local.process.CannotRun;

/** Somebody who searches, again and again, while something else goes on. */
final class Searching {

    private static final List<String> WORDS =
            List.of(
                    "plaquettes+de+frein",
                    "filtre+a+huile",
                    "amortisseur+avant",
                    "embrayage+clio",
                    "bosch",
                    "rotule+direction",
                    "courroie+distribution",
                    "plaquetes+frien",
                    "disque+ventile+280",
                    "batterie");
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Searching(int port) {
        this.port = port;
    }

    /** How long each search took, in milliseconds, the shortest first. */
    List<Double> during(Runnable work) {
        var done = CompletableFuture.runAsync(work);
        var times = new ArrayList<Double>();
        while (!done.isDone()) {
            times.add(search(WORDS.get(times.size() % WORDS.size())));
            pause(BETWEEN.toMillis());
        }
        done.join();
        times.sort(null);
        return times;
    }

    static double percentile(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    private double search(String words) {
        var begin = System.nanoTime();
        try {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d/api/search?q=%s"
                                                    .formatted(port, words)))
                            .timeout(Duration.ofSeconds(30))
                            .build();
            var answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new CannotRun("a search was answered with " + answer.statusCode());
            }
            return (System.nanoTime() - begin) / 1e6;
        } catch (IOException e) {
            throw new CannotRun("the API does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }
}
