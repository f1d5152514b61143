package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Shoppers who look at parts, ask for them and follow what became of it, without pause, and compare
 * everything with what they were told before. Part <i>i</i> has the slug {@code p}<i>i</i> and
 * costs <i>i</i> dinars.
 */
final class SteadyLoad implements AutoCloseable {

    /** Longer than the API's own patience, shorter than an outage. */
    private static final Duration HUNG = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int SOME = 12;

    private final String api;
    private final int parts;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger looked = new AtomicInteger();
    private final AtomicInteger followed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unconnected = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();

    /** What was promised, by token. */
    private final Map<String, BigDecimal> acknowledged = new ConcurrentHashMap<>();

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final List<Thread> shoppers;
    private volatile boolean open = true;
    private volatile boolean mayBeUnreachable;

    SteadyLoad(int port, int parts) {
        this.api = "http://127.0.0.1:" + port + "/api/";
        this.parts = parts;
        this.shoppers = List.of(shopper(this::look), shopper(this::ask), shopper(this::follow));
    }

    /** Until each has been served some more times. */
    void flows() {
        var before = List.of(looked.get(), acknowledged.size(), followed.get());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        List.of(
                                                looked.get() - before.get(0),
                                                acknowledged.size() - before.get(1),
                                                followed.get() - before.get(2)))
                                .as("served since, by shopper; complaints %s", complaints)
                                .allMatch(served -> served >= SOME));
    }

    /** Until those who only look have been served some more times. */
    void looksGoOn() {
        int before = looked.get();
        await().atMost(PATIENCE).until(() -> looked.get() >= before + SOME);
    }

    /** While the API itself is away. */
    void mayBeUnreachable(boolean may) {
        mayBeUnreachable = may;
    }

    /** Answers of 503, and requests without any answer, until now. */
    int errors() {
        return refused.get() + unconnected.get();
    }

    /** What happened so far, and the longest that somebody waited since this was last asked. */
    String figures() {
        return "looked %d, asked %d, followed %d, refused %d, unconnected %d, longest %d ms"
                .formatted(
                        looked.get(),
                        acknowledged(),
                        followed.get(),
                        refused.get(),
                        unconnected.get(),
                        longestMillis.getAndSet(0));
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Wrong answers, answers in a wrong form, requests that hung. */
    List<String> complaints() {
        return new ArrayList<>(complaints);
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        for (var shopper : shoppers) {
            shopper.join();
        }
        http.close();
    }

    private Thread shopper(Runnable visit) {
        return Thread.startVirtualThread(() -> {
            while (open) {
                visit.run();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
    }

    private void look() {
        int part = 1 + looked.get() % parts;
        var request = HttpRequest.newBuilder(URI.create(api + "products/p" + part));
        var page = served(request, 200);
        if (page != null) {
            compare(BigDecimal.valueOf(part), page.at("/price/amount"));
            looked.incrementAndGet();
        }
    }

    /** Asks again under the same key until there is an answer. */
    private void ask() {
        var random = ThreadLocalRandom.current();
        int part = random.nextInt(1, parts + 1);
        int quantity = random.nextInt(1, 100);
        var body =
                """
                {"lines": [{"productId": %d, "quantity": %d}], "phone": "20123456", "channel": "PHONE"}
                """
                        .formatted(part, quantity);
        var request =
                HttpRequest.newBuilder(URI.create(api + "enquiries"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        JsonNode receipt;
        do {
            receipt = served(request, 201);
        } while (receipt == null && open);
        if (receipt != null) {
            var promised = BigDecimal.valueOf((long) part * quantity);
            compare(promised, receipt.at("/total/amount"));
            acknowledged.put(receipt.path("token").asText(), promised);
        }
    }

    private void follow() {
        var tokens = new ArrayList<>(acknowledged.keySet());
        if (tokens.isEmpty()) {
            return;
        }
        var token = tokens.get(ThreadLocalRandom.current().nextInt(tokens.size()));
        var receipt = served(HttpRequest.newBuilder(URI.create(api + "enquiries/" + token)), 200);
        if (receipt != null) {
            compare(acknowledged.get(token), receipt.at("/total/amount"));
            followed.incrementAndGet();
        }
    }

    private void compare(BigDecimal right, JsonNode told) {
        if (right.compareTo(new BigDecimal(told.asText("-1"))) != 0) {
            complaints.add("told " + told + " instead of " + right);
        }
    }

    /** What was answered; null when there was none to be had just now. */
    private JsonNode served(HttpRequest.Builder request, int status) {
        var asked = request.timeout(HUNG).build();
        var name = asked.method() + " " + asked.uri().getPath();
        long begin = System.nanoTime();
        try {
            var answer = http.send(asked, BodyHandlers.ofString());
            longestMillis.accumulateAndGet((System.nanoTime() - begin) / 1_000_000, Math::max);
            if (answer.statusCode() == status) {
                return json.readTree(answer.body());
            }
            judgeRefusal(name, answer);
        } catch (HttpTimeoutException e) {
            complaints.add(name + " hung: " + e);
        } catch (IOException e) {
            unconnected.incrementAndGet();
            if (!mayBeUnreachable) {
                complaints.add(name + ": " + e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return null;
    }

    private void judgeRefusal(String name, HttpResponse<String> answer) {
        refused.incrementAndGet();
        boolean polite =
                answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent()
                        && answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith("application/problem+json");
        // The first try may have been written a moment ago, by a request that is still open.
        boolean stillOpen = answer.statusCode() == 409 && answer.body().contains("still-running");
        if (!polite && !stillOpen) {
            complaints.add(
                    name
                            + ": "
                            + answer.statusCode()
                            + " "
                            + answer.headers().map()
                            + answer.body());
        }
    }
}
