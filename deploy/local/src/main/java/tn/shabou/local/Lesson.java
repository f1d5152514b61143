package tn.shabou.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tn.shabou.local.process.CannotRun;

/**
 * A quarter of an hour of a shop's life in some ten seconds: pages as their links lead on, every
 * list of the API, a run of each agent.
 *
 * @param api where it answers
 */
record Lesson(String api, String email, String password) {

    private static final int PAGES = 80;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RUNS = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern LIST =
            Pattern.compile("\"(/api/[^\"{}]*)\"\\s*:\\s*\\{\\s*\"get\"");
    private static final Pattern UNDER_WAY = Pattern.compile("\"(QUEUED|RUNNING)\"");
    private static final List<String> SEARCHES =
            List.of("plaquette", "plaquete de frein", "فحمات", "filtre huile clio", "0986479103");

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    /** Returns how many requests were answered. */
    int give() {
        var token = token();
        for (var agent : List.of("orion", "prospector")) {
            send(
                    asStaff(token, "/api/admin/agents/" + agent + "/runs")
                            .POST(BodyPublishers.noBody()));
        }
        int answered = 0;
        var lists = lists();
        for (int round = 0; round < ROUNDS; round++) {
            answered += browse();
            for (var list : lists) {
                answered += isOk(send(asStaff(token, list))) ? 1 : 0;
            }
        }
        awaitRuns(token);
        return answered;
    }

    private String token() {
        var answer =
                send(
                        request("/api/admin/auth/login")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                        .formatted(email, password))));
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new CannotRun("could not sign in: " + answer.statusCode());
        }
        return token.group(1);
    }

    /** What may be asked for without naming anything, as the API's own description says. */
    private Set<String> lists() {
        var found = new LinkedHashSet<String>();
        var path = LIST.matcher(send(request("/q/openapi?format=json")).body());
        while (path.find()) {
            found.add(path.group(1));
        }
        for (var words : SEARCHES) {
            var query = java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
            found.add("/api/search?q=" + query);
            found.add("/fr/recherche?q=" + query);
        }
        return found;
    }

    /** From the front page on, breadth first. */
    private int browse() {
        var known = new LinkedHashSet<>(Set.of("/"));
        var waiting = new ArrayDeque<>(known);
        int answered = 0;
        for (int i = 0; i < PAGES && !waiting.isEmpty(); i++) {
            var answer = send(request(waiting.remove()).header("Accept", "text/html, */*"));
            answered += isOk(answer) ? 1 : 0;
            var link = LINK.matcher(answer.body());
            while (link.find()) {
                var path = link.group(1).replace("&amp;", "&");
                if (known.add(path)) {
                    waiting.add(path);
                }
            }
        }
        return answered;
    }

    /** Until the agents have done what they were asked, or long enough. */
    private void awaitRuns(String token) {
        var deadline = System.nanoTime() + RUNS.toNanos();
        for (var agent : List.of("orion", "prospector")) {
            while (System.nanoTime() < deadline
                    && UNDER_WAY
                            .matcher(
                                    send(asStaff(token, "/api/admin/agents/" + agent + "/runs"))
                                            .body())
                            .find()) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    private HttpRequest.Builder asStaff(String token, String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path.replace(" ", "%20"))).timeout(PATIENCE);
    }

    private static boolean isOk(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 2;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotRun("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }
}
