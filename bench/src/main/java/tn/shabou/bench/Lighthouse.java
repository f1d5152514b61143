package tn.shabou.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;

/** How Google's Lighthouse judges pages, on its slow phone with a slow network. */
final class Lighthouse {

    private static final String VERSION = "lighthouse@12";
    private static final List<String> JUDGED =
            List.of("performance", "accessibility", "best-practices", "seo");

    private final String address;
    private final Database owner;

    Lighthouse(String address, Database owner) {
        this.address = address;
        this.owner = owner;
    }

    void print() {
        if (Browsers.program("npx").isEmpty()) {
            System.out.println(
                    "\nLighthouse was not asked: npx is not there (apt-get install npm).");
            return;
        }
        System.out.println(
                "\n| Page | " + String.join(" | ", JUDGED) + " | largest paint | shift | KB |");
        System.out.println("| --- |" + " --- |".repeat(JUDGED.size() + 3));
        pages().forEach((name, path) ->
                System.out.println("| %s | %s |".formatted(name, judged(path))));
    }

    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        for (var language : List.of("fr", "ar")) {
            pages.put("home, " + language, "/" + language + "/");
            pages.put("list, " + language, "/" + language + "/pieces");
            pages.put("product, " + language, "/" + language + "/piece/" + popularPart());
        }
        return pages;
    }

    private String popularPart() {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT slug FROM product WHERE listed ORDER BY popularity DESC, id LIMIT 1")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new CannotRun("cannot choose a part: " + e.getMessage(), e);
        }
    }

    private String judged(String path) {
        try {
            var report = Files.createTempFile("lighthouse", ".json");
            try {
                run(path, report);
                return figures(report);
            } finally {
                Files.deleteIfExists(report);
            }
        } catch (IOException e) {
            throw new CannotRun("cannot run Lighthouse: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    private void run(String path, Path report) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.addAll(List.of("npx", "--yes", VERSION, address + path));
        command.addAll(List.of("--quiet", "--output=json", "--output-path=" + report));
        command.add("--only-categories=" + String.join(",", JUDGED));
        command.add("--chrome-flags=--headless=new " + String.join(" ", Browsers.SWITCHES));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("CHROME_PATH", Browsers.chromium().toString());
        int code = process.start().waitFor();
        if (code != 0) {
            throw new CannotRun(
                    "Lighthouse ended with %d; try it by hand: npx %s %s%s"
                            .formatted(code, VERSION, address, path));
        }
    }

    private static String figures(Path report) throws IOException {
        var root = new ObjectMapper().readTree(report.toFile());
        var scores =
                JUDGED.stream()
                        .map(name -> root.path("categories").path(name).path("score").asDouble())
                        .map(score -> Long.toString(Math.round(score * 100)))
                        .collect(Collectors.joining(" | "));
        var audits = root.path("audits");
        return "%s | %s | %s | %.0f"
                .formatted(
                        scores,
                        audits.path("largest-contentful-paint").path("displayValue").asText(),
                        audits.path("cumulative-layout-shift").path("displayValue").asText(),
                        audits.path("total-byte-weight").path("numericValue").asDouble() / 1024);
    }
}
