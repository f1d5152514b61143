package tn.shabou.api.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.LocalServer;

/** S3Proxy, a real server that speaks S3 and checks signatures, with a bucket in a folder. */
final class S3Server extends LocalServer {

    static final String BUCKET = "shabou-media";
    static final String ACCESS_KEY = "the shop";

    /** Of this server alone, which nobody reaches but this machine. */
    static final String SECRET_KEY = "what only the shop knows";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PROGRAM = Path.of("target", "s3proxy.jar").toAbsolutePath();

    private final Path folder;

    private S3Server(Path folder) {
        super(PATIENCE);
        this.folder = folder;
    }

    static S3Server start() {
        try {
            var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3-");
            // Whoever may read the folder of a bucket may read the bucket without keys.
            Files.createDirectories(
                    folder.resolve("data").resolve(BUCKET),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            var server = new S3Server(folder);
            server.begin(0);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** What makes the service keep its images here. */
    Map<String, String> settings() {
        return Map.of(
                "shabou.media.store", "s3",
                "shabou.media.s3.endpoint", url().toString(),
                "shabou.media.s3.bucket", BUCKET,
                "shabou.media.s3.access-key", ACCESS_KEY,
                "shabou.media.s3.secret-key", SECRET_KEY);
    }

    @Override
    protected ChildProcess launch() {
        try {
            Files.writeString(
                    folder.resolve("s3proxy.conf"),
                    """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """
                            .formatted(url(), ACCESS_KEY, SECRET_KEY, folder.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        PROGRAM.toString(),
                        "--properties",
                        "s3proxy.conf");
        return ChildProcess.start(Launch.of("S3Proxy", folder, "s3proxy.log", command))
                .awaitReady(PATIENCE, this::refusesStrangers);
    }

    private boolean refusesStrangers() {
        try {
            var asked = (HttpURLConnection) url().resolve("/" + BUCKET).toURL().openConnection();
            return asked.getResponseCode() == HttpURLConnection.HTTP_FORBIDDEN;
        } catch (IOException _) {
            return false;
        }
    }
}
