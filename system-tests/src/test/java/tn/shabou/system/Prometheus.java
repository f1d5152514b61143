package tn.shabou.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.Ports;

/**
 * A real Prometheus with the rules of production that scrapes services on this machine every
 * second.
 */
final class Prometheus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path RULES =
            Path.of("../deploy/prometheus/rules.yml").toAbsolutePath().normalize();

    private static final String JOB =
            "  - {job_name: %s, static_configs: [{targets: [\"127.0.0.1:%d\"]}]}%n";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final ChildProcess process;

    /**
     * @param port of the API; the agents have the next two
     * @param exporters the ports of what tells of programs that are not ours, by name of the job
     */
    static Prometheus watching(Path folder, int port, Map<String, Integer> exporters)
            throws IOException {
        var others =
                exporters.entrySet().stream()
                        .map(one -> JOB.formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining());
        var configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - {job_name: api, metrics_path: /q/metrics, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                  - {job_name: prospector, metrics_path: /q/metrics, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                  - {job_name: orion, metrics_path: /q/metrics, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                """
                                .formatted(RULES, port, port + 1, port + 2)
                        + others);
        return new Prometheus(folder, configuration);
    }

    private Prometheus(Path folder, Path configuration) {
        var command =
                List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn");
        process =
                ChildProcess.start(Launch.of("Prometheus", folder, "prometheus.log", command))
                        .awaitReady(PATIENCE, () -> get("/-/ready").statusCode() == 200);
    }

    /** What a query gives at this moment: an array of series. */
    JsonNode ask(String query) {
        var answer = get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try {
            var body = json.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalArgumentException(query + ": " + body.path("error").asText());
            }
            return body.path("data").path("result");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The figures that rules ask for and whose names begin so. */
    static Set<String> figuresOfRules(String prefix) throws IOException {
        return Pattern.compile("\\b" + prefix + "_\\w+")
                .matcher(Files.readString(RULES))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        process.stop(PATIENCE);
        http.close();
    }

    private Answer get(String path) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(10))
                            .build();
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException _) {
            return new Answer(0, "{}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Answer(int statusCode, String body) {}
}
