package tn.shabou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.local.process.CannotRun;

/**
 * Single requests to the API, beside the load.
 *
 * @param port of the loopback
 */
record Probe(int port) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LAST_PAGES = 10;

    /** What Prometheus is told of something, over all its labels; 0 when nothing. */
    double metric(String name) {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /**
     * Where pages {@code page - 9} to {@code page} begin, in the order that {@code sort} asks for;
     * fewer when the list is shorter.
     */
    List<String> deepPages(String sort, int page) {
        var order = sort.isEmpty() ? "" : "&sort=" + sort;
        var pages = new ArrayList<String>();
        var path = "/api/products?limit=20" + order;
        for (int number = 2; number <= page; number++) {
            var next = json(path).path("nextCursor");
            if (!next.isTextual()) {
                break;
            }
            path =
                    "/api/products?limit=20%s&cursor=%s"
                            .formatted(
                                    order,
                                    URLEncoder.encode(next.textValue(), StandardCharsets.UTF_8));
            pages.add(path);
        }
        return pages.subList(Math.max(0, pages.size() - LAST_PAGES), pages.size());
    }

    JsonNode json(String path) {
        var answer = get(path);
        if (answer.statusCode() != 200) {
            throw new CannotRun(
                    "the API answered %d to %s: %s"
                            .formatted(answer.statusCode(), path, answer.body()));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CannotRun("the API answered no JSON to " + path, e);
        }
    }

    HttpResponse<String> get(String path) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(TIMEOUT)
                            .build();
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotRun("the API does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }
}
