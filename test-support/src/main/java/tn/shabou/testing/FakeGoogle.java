package tn.shabou.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Google that behaves as the documents of the Places API (New) say: a field mask or nothing,
 * pages of twenty and three of them, the same search for each page, errors in Google's form. It
 * knows {@value #PLACES} places, all over Tunisia, and finds all of them whatever is searched for.
 */
public final class FakeGoogle implements QuarkusTestResourceLifecycleManager {

    public static final int PLACES = 150;

    /** Stands in everything that Google says but ids: it must be found nowhere afterwards. */
    public static final String CONTENT = "GOOGLESAYS";

    public static final String KEY = "test-key";

    private static final String PORT = "shabou.test.google";
    private static final int PAGE = 20;
    private static final int MOST = 60;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean denying;
    private volatile int busy;

    @Override
    public synchronized Map<String, String> start() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, Integer.toString(open()));
        }
        return Map.of("shabou.google.url", url(), "shabou.google.key", KEY);
    }

    /** It goes with the JVM: the next test class takes the same one. */
    @Override
    public void stop() {}

    public static String url() {
        return "http://127.0.0.1:" + System.getProperty(PORT);
    }

    /** From now on the key may do nothing, or may do everything again. */
    public static void deny(boolean deny) {
        ask("/control/deny?" + deny);
    }

    /** The next so many requests find it overloaded. */
    public static void beBusy(int requests) {
        ask("/control/busy?" + requests);
    }

    /** All that was asked since the last call: method, path and field mask. */
    public static List<String> requests() {
        return ask("/control/requests").lines().toList();
    }

    /** The id of one of its places. */
    public static String id(int number) {
        return "ChIJfake%04d".formatted(number);
    }

    private static String ask(String path) {
        try (var in = URI.create(url() + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int open() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(
                    Executors.newCachedThreadPool(
                            Thread.ofPlatform().daemon().name("google-", 0).factory()));
            server.createContext("/", this::answer);
            server.start();
            return server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange http) throws IOException {
        var path = http.getRequestURI().getPath();
        var body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var answer = path.startsWith("/control/") ? control(http) : google(http, path, body);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
        http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = http.getResponseBody()) {
            out.write(bytes);
        }
    }

    private record Answer(int status, String body) {}

    private Answer control(HttpExchange http) {
        var argument = String.valueOf(http.getRequestURI().getQuery());
        switch (http.getRequestURI().getPath()) {
            case "/control/deny" -> denying = Boolean.parseBoolean(argument);
            case "/control/busy" -> busy = Integer.parseInt(argument);
            default -> {
                var all = String.join("\n", requests);
                requests.clear();
                return new Answer(200, all);
            }
        }
        return new Answer(200, "");
    }

    private synchronized Answer google(HttpExchange http, String path, String body) {
        var headers = http.getRequestHeaders();
        var mask = headers.getFirst("X-Goog-FieldMask");
        requests.add("%s %s %s".formatted(http.getRequestMethod(), path, mask));
        if (denying || !KEY.equals(headers.getFirst("X-Goog-Api-Key"))) {
            return error(403, "PERMISSION_DENIED", "This API key may not use Places API (New).");
        }
        if (busy > 0) {
            busy--;
            return error(429, "RESOURCE_EXHAUSTED", "Quota exceeded.");
        }
        if (mask == null || mask.isBlank() || mask.contains(" ")) {
            return error(400, "INVALID_ARGUMENT", "FieldMask is a required parameter.");
        }
        var fields = List.of(mask.split(","));
        return path.equals("/v1/places:searchText")
                ? search(body, fields)
                : details(path.substring(path.lastIndexOf('/') + 1), fields);
    }

    private static Answer search(String body, List<String> fields) {
        if (!body.contains("\"textQuery\"")) {
            return error(400, "INVALID_ARGUMENT", "Empty text_query.");
        }
        var sameForAllPages = Integer.toHexString(without(body, "pageToken").hashCode());
        var token = text(body, "pageToken");
        if (!token.isEmpty() && !token.startsWith(sameForAllPages + ".")) {
            return error(
                    400, "INVALID_ARGUMENT", "Request parameters for paging requests must match.");
        }
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(token.indexOf('.') + 1));
        var found = IntStream.range(0, PLACES).filter(i -> isWithin(body, i)).limit(MOST).toArray();
        int to = Math.min(found.length, from + PAGE);
        var places =
                IntStream.range(from, to)
                        .mapToObj(i -> place(found[i], "places.", fields))
                        .collect(Collectors.joining(","));
        var next =
                to < found.length && fields.contains("nextPageToken")
                        ? ",\"nextPageToken\":\"%s.%d\"".formatted(sameForAllPages, to)
                        : "";
        return new Answer(200, "{\"places\":[%s]%s}".formatted(places, next));
    }

    private static Answer details(String id, List<String> fields) {
        int number =
                IntStream.range(0, PLACES).filter(i -> id(i).equals(id)).findFirst().orElse(-1);
        return number < 0
                ? error(404, "NOT_FOUND", "The Place ID is no longer valid.")
                : new Answer(200, place(number, "", fields));
    }

    private static String place(int number, String prefix, List<String> fields) {
        var all =
                Map.of(
                        "id", "\"%s\"".formatted(id(number)),
                        "displayName",
                                "{\"text\":\"%s name %d\",\"languageCode\":\"fr\"}"
                                        .formatted(CONTENT, number),
                        "formattedAddress", "\"%s address %d\"".formatted(CONTENT, number),
                        "internationalPhoneNumber", "\"+216 71 %06d\"".formatted(number),
                        "websiteUri", "\"https://%s.example/%d\"".formatted(CONTENT, number),
                        "businessStatus", "\"OPERATIONAL\"",
                        "googleMapsUri", "\"https://maps.google.com/?cid=%d\"".formatted(number));
        return all.entrySet().stream()
                .filter(field -> fields.contains(prefix + field.getKey()))
                .map(field -> "\"%s\":%s".formatted(field.getKey(), field.getValue()))
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** On a lattice over the country, most of them in its north-east. */
    private static boolean isWithin(String body, int number) {
        int at = body.indexOf("\"rectangle\"");
        if (at < 0) {
            return true;
        }
        // low latitude, low longitude, high latitude, high longitude
        var sides =
                NUMBER.matcher(body.substring(at))
                        .results()
                        .limit(4)
                        .mapToDouble(found -> Double.parseDouble(found.group()))
                        .toArray();
        double latitude = number % 3 == 0 ? 31.0 + number % 50 / 10.0 : 36.3 + number % 40 / 40.0;
        double longitude = number % 3 == 0 ? 8.0 + number % 30 / 10.0 : 9.8 + number % 47 / 50.0;
        return latitude >= sides[0]
                && longitude >= sides[1]
                && latitude < sides[2]
                && longitude < sides[3];
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(
                status,
                String.format(
                        Locale.ROOT,
                        "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}",
                        status,
                        message,
                        code));
    }

    private static String without(String body, String field) {
        return body.replaceFirst(",?\"" + field + "\":\"[^\"]*\"", "");
    }

    private static String text(String body, String field) {
        var found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(body);
        return found.find() ? found.group(1) : "";
    }
}
