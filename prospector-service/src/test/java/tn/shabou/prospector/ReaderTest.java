package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.Reader.Result;
import tn.shabou.prospector.crawl.Pages;
import tn.shabou.prospector.marketplaces.Adapters;

class ReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void readsAPage() {
        var page = page("<h1>Filtre</h1><p>Tél : 71 284 519</p>");

        var result = new Reader(() -> PATIENCE, new Adapters()).read(page).await().atMost(PATIENCE);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Read.class, read -> assertThat(read.reading().facts()).hasSize(1));
    }

    @Test
    void givesUpAPageThatTakesTooLongAndItsReaderEnds() {
        var page = page("<b class=price>1,000 DT</b><a href=/p/1>x</a>".repeat(25_000));

        var result =
                new Reader(() -> Duration.ofMillis(1), new Adapters())
                        .read(page)
                        .await()
                        .atMost(PATIENCE);

        assertThat(result).isEqualTo(new Result.Unreadable("took too long to read"));
        await().atMost(PATIENCE)
                .until(() ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().equals("page-reader")));
    }

    @Test
    void saysWhyAPageCannotBeRead() {
        var broken =
                new Pages.Kept(
                        "https://shop.tn/",
                        200,
                        "text/html",
                        Buffer.buffer("x"),
                        Instant.EPOCH,
                        null,
                        null);

        var result =
                new Reader(() -> PATIENCE, new Adapters()).read(broken).await().atMost(PATIENCE);

        assertThat(result)
                .isEqualTo(new Result.Unreadable("could not be read: UncheckedIOException"));
    }

    private static Pages.Kept page(String html) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pages.Kept(
                "https://shop.tn/",
                200,
                "text/html",
                Buffer.buffer(bytes.toByteArray()),
                Instant.EPOCH,
                null,
                null);
    }
}
