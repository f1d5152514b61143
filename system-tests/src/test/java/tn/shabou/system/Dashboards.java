package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The dashboards as Grafana is given them, asked panel by panel. */
final class Dashboards {

    private static final Path FOLDER = Path.of("../deploy/grafana/dashboards");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Dashboards() {}

    record Panel(String board, String title, String query) {}

    static List<Panel> panels(String board) throws IOException {
        var read = new ObjectMapper().readTree(FOLDER.resolve(board + ".json").toFile());
        return StreamSupport.stream(read.path("panels").spliterator(), false)
                .flatMap(panel ->
                        StreamSupport.stream(panel.path("targets").spliterator(), false)
                                .map(target -> panel(board, panel, target)))
                .toList();
    }

    private static Panel panel(String board, JsonNode panel, JsonNode target) {
        return new Panel(board, panel.path("title").asText(), target.path("expr").asText());
    }

    static void allShowSomething(String board, Prometheus prometheus) throws IOException {
        for (var panel : panels(board)) {
            showsSomething(panel, prometheus);
        }
    }

    /**
     * @param absent the figure of what is not there
     */
    static void allShowSomethingBut(String absent, String board, Prometheus prometheus)
            throws IOException {
        for (var panel : panels(board)) {
            if (!panel.query().contains(absent)) {
                showsSomething(panel, prometheus);
            }
        }
    }

    /** Rates need a second scrape, hence the patience. */
    private static void showsSomething(Panel panel, Prometheus prometheus) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(prometheus.ask(panel.query()))
                                .as(panel.toString())
                                .isNotEmpty());
    }

    /** For figures of programs that are not there: whether Prometheus understands what is asked. */
    static void allAreUnderstood(String board, Prometheus prometheus) throws IOException {
        panels(board).forEach(panel -> prometheus.ask(panel.query()));
    }
}
