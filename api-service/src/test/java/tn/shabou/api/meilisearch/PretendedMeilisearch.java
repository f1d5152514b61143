package tn.shabou.api.meilisearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * As much of Meilisearch's documented HTTP interface as we use, in memory: indexes, settings,
 * documents, tasks, swaps, and a search that knows words, synonyms and the filter by engines, yet
 * neither typos nor ranking. It is here to test how we speak with it, not how well it searches.
 */
public class PretendedMeilisearch implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "a key of the tests";

    private static final Map<String, Contents> INDEXES = new TreeMap<>();
    private static final Map<Integer, JsonObject> TASKS = new TreeMap<>();
    private static volatile boolean away;
    private static volatile boolean hanging;

    private HttpServer server;

    /** What an index holds. */
    static class Contents {
        final Map<Long, JsonObject> documents = new TreeMap<>();
        final JsonObject settings = new JsonObject();
    }

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", PretendedMeilisearch::answer);
        server.start();
        return Map.of(
                "shabou.search.engine", "meilisearch",
                "shabou.meilisearch.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "shabou.meilisearch.key", KEY,
                "shabou.meilisearch.patience", "1s",
                "shabou.meilisearch.batch", "2",
                "shabou.meilisearch.every", "1s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Refuses everything from now on, or no longer. */
    static void setAway(boolean isAway) {
        away = isAway;
    }

    /** Answers searches after a long while, or at once. */
    static void setHanging(boolean isHanging) {
        hanging = isHanging;
    }

    static synchronized JsonObject settings(String index) {
        return INDEXES.containsKey(index) ? INDEXES.get(index).settings : new JsonObject();
    }

    static synchronized List<JsonObject> documents(String index) {
        return INDEXES.containsKey(index)
                ? List.copyOf(INDEXES.get(index).documents.values())
                : List.of();
    }

    static synchronized List<String> indexes() {
        return List.copyOf(INDEXES.keySet());
    }

    static synchronized void forgetAll() {
        INDEXES.clear();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        // JSON finds its parser by the thread's class loader
        Thread.currentThread().setContextClassLoader(PretendedMeilisearch.class.getClassLoader());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (hanging && path.endsWith("/search")) {
            exchange.getResponseBody(); // never answered
            return;
        }
        var authorised =
                ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Reply reply;
        if (away) {
            reply = new Reply(503, error("unavailable"));
        } else if (!authorised) {
            reply = new Reply(403, error("invalid_api_key"));
        } else {
            reply = reply(exchange.getRequestMethod() + " " + path, body);
        }
        var bytes = reply.body().toBuffer().getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Reply(int status, JsonObject body) {}

    private static synchronized Reply reply(String request, String body) {
        var parts = request.split("[ /]+");
        var verb = parts[0];
        var what = parts[parts.length - 1];
        if (parts[1].equals("tasks")) {
            return new Reply(200, TASKS.get(Integer.parseInt(what)));
        }
        if (parts[1].equals("swap-indexes")) {
            return task(swap(new JsonArray(body).getJsonObject(0).getJsonArray("indexes")));
        }
        if (request.equals("POST /indexes")) {
            var uid = new JsonObject(body).getString("uid");
            return task(
                    INDEXES.putIfAbsent(uid, new Contents()) == null
                            ? null
                            : "index_already_exists");
        }
        var index = INDEXES.get(parts[2]);
        if (verb.equals("DELETE") && parts.length == 3) {
            return task(INDEXES.remove(parts[2]) == null ? "index_not_found" : null);
        }
        if (index == null) {
            return new Reply(404, error("index_not_found"));
        }
        return switch (what) {
            case "settings" -> {
                index.settings.mergeIn(new JsonObject(body));
                yield task(null);
            }
            case "documents" -> {
                new JsonArray(body)
                        .stream()
                                .map(JsonObject.class::cast)
                                .forEach(document ->
                                        index.documents.put(document.getLong("id"), document));
                yield task(null);
            }
            case "delete-batch" -> {
                new JsonArray(body)
                        .forEach(id -> index.documents.remove(((Number) id).longValue()));
                yield task(null);
            }
            case "search" -> new Reply(200, search(index, new JsonObject(body)));
            default -> new Reply(404, error("not_found"));
        };
    }

    private static String swap(JsonArray names) {
        var one = INDEXES.get(names.getString(0));
        var other = INDEXES.get(names.getString(1));
        if (one == null || other == null) {
            return "index_not_found";
        }
        INDEXES.put(names.getString(0), other);
        INDEXES.put(names.getString(1), one);
        return null;
    }

    /** Every task is processed when it is looked at. */
    private static Reply task(String error) {
        int uid = TASKS.size();
        var task =
                new JsonObject()
                        .put("uid", uid)
                        .put("status", error == null ? "succeeded" : "failed");
        TASKS.put(uid, error == null ? task : task.put("error", error(error)));
        return new Reply(202, new JsonObject().put("taskUid", uid).put("status", "enqueued"));
    }

    private static JsonObject error(String code) {
        return new JsonObject().put("code", code).put("message", "pretended");
    }

    private static JsonObject search(Contents index, JsonObject query) {
        var hits = new ArrayList<JsonObject>();
        for (var document : index.documents.values()) {
            if (fits(document, query.getString("filter"))
                    && matches(document, index, query.getString("q"))) {
                hits.add(
                        new JsonObject()
                                .put("id", document.getLong("id"))
                                .put("_rankingScore", 0.9)
                                .put(
                                        "_rankingScoreDetails",
                                        new JsonObject()
                                                .put(
                                                        "words",
                                                        new JsonObject()
                                                                .put("order", 0)
                                                                .put("score", 1.0))));
            }
        }
        return new JsonObject()
                .put("hits", new JsonArray(hits))
                .put("estimatedTotalHits", hits.size());
    }

    private static boolean fits(JsonObject document, String filter) {
        if (filter == null) {
            return true;
        }
        var wanted = List.of(filter.replaceAll("engines IN \\[|]", "").split(", "));
        return document.getJsonArray("engines").stream()
                .anyMatch(engine -> wanted.contains(engine.toString()));
    }

    private static boolean matches(JsonObject document, Contents index, String text) {
        var synonyms = index.settings.getJsonObject("synonyms", new JsonObject());
        for (var word : text.split(" ")) {
            var others = synonyms.getJsonArray(word, new JsonArray());
            if (!document.encode().contains(word)
                    && others.stream()
                            .noneMatch(other -> document.encode().contains(other.toString()))) {
                return false;
            }
        }
        return true;
    }
}
