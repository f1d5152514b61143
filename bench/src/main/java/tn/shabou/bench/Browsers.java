package tn.shabou.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tn.shabou.local.process.CannotRun;

/** The browser of this machine, and what goes with it. */
final class Browsers {

    /** Root may run it, and it calls nobody of its own accord. */
    static final List<String> SWITCHES =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private Browsers() {}

    static Path chromium() {
        var named = System.getenv("SHABOU_CHROMIUM");
        return named == null || named.isBlank()
                ? Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(name -> program(name).stream())
                        .findFirst()
                        .orElseThrow(() ->
                                new CannotRun(
                                        "there is no Chromium: apt-get install --no-install-recommends chromium"))
                : Path.of(named);
    }

    static Optional<Path> program(String name) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
