package tn.shabou.prospector.crawl.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Program {

    private static final List<String> CHROMIUM =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> NODE = List.of("node", "nodejs");

    private Program() {}

    static Optional<Path> chromium(BrowserConfig config) {
        return find(config.executable(), CHROMIUM);
    }

    static Optional<Path> node(BrowserConfig config) {
        return find(config.node(), NODE);
    }

    private static Optional<Path> find(Optional<String> named, List<String> usual) {
        return named.filter(path -> !path.isBlank())
                .map(Path::of)
                .or(() -> onPath(usual))
                .filter(Files::isExecutable);
    }

    private static Optional<Path> onPath(List<String> names) {
        var folders =
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator);
        return names.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
