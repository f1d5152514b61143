package tn.shabou.prospector;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jboss.logging.Logger;
import tn.shabou.prospector.crawl.Pages;
import tn.shabou.prospector.extract.PageReader;
import tn.shabou.prospector.extract.PageReading;

/**
 * Reads each page on a thread of its own, for so long and no longer. A reader that is late is told
 * to give up and left behind, so that no page, whatever it is made of, keeps others from being
 * read.
 */
@ApplicationScoped
class Reader {

    private static final Logger LOG = Logger.getLogger(Reader.class);

    private final ReaderConfig config;

    Reader(ReaderConfig config) {
        this.config = config;
    }

    /** What came of the reading of a page. */
    sealed interface Result {

        /** It was read. */
        record Read(PageReading reading) implements Result {}

        /** It could not be, and never will. */
        record Unreadable(String reason) implements Result {}
    }

    /** Never fails for reasons of the page. Completes on a worker thread. */
    Uni<Result> read(Pages.Kept page) {
        return Uni.createFrom()
                .<Result>emitter(emitter -> begin(page, emitter))
                .ifNoItem()
                .after(config.deadline())
                .recoverWithItem(() -> unreadable(page, "took too long to read"))
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The page as text, for a browser. Completes on a worker thread. */
    Uni<String> text(Pages.Kept page) {
        return Uni.createFrom()
                .item(() -> PageReader.text(page.html(), page.contentType()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static void begin(Pages.Kept page, UniEmitter<? super Result> emitter) {
        var thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("page-reader")
                        .unstarted(() -> emitter.complete(result(page)));
        emitter.onTermination(thread::interrupt);
        thread.start();
    }

    private static Result result(Pages.Kept page) {
        try {
            return new Result.Read(
                    PageReader.read(page.html(), page.contentType(), URI.create(page.url())));
        } catch (RuntimeException | StackOverflowError e) {
            return unreadable(page, "could not be read: " + e.getClass().getSimpleName());
        }
    }

    private static Result unreadable(Pages.Kept page, String reason) {
        LOG.warnf("%s %s", page.url(), reason);
        return new Result.Unreadable(reason);
    }
}
