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
import tn.shabou.prospector.marketplaces.Adapter;
import tn.shabou.prospector.marketplaces.Adapters;

/**
 * Reads each page on a thread of its own, for so long and no longer. A reader that is late is told
 * to give up and left behind, so that no page, whatever it is made of, keeps others from being
 * read.
 */
@ApplicationScoped
class Reader {

    private static final Logger LOG = Logger.getLogger(Reader.class);

    private final ReaderConfig config;
    private final Adapters adapters;

    Reader(ReaderConfig config, Adapters adapters) {
        this.config = config;
        this.adapters = adapters;
    }

    /** What came of the reading of a page. */
    sealed interface Result {

        /** It was read. */
        record Read(PageReading reading) implements Result {}

        /** It is one of a marketplace, and was read as such. */
        record Listed(Adapter.Reading reading) implements Result {}

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

    private void begin(Pages.Kept page, UniEmitter<? super Result> emitter) {
        var thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("page-reader")
                        .unstarted(() -> emitter.complete(result(page)));
        emitter.onTermination(thread::interrupt);
        thread.start();
    }

    private Result result(Pages.Kept page) {
        try {
            var url = URI.create(page.url());
            return page.adapter() == null
                    ? new Result.Read(PageReader.read(page.html(), page.contentType(), url))
                    : adapters.find(page.adapter())
                            .<Result>map(adapter ->
                                    new Result.Listed(
                                            adapter.read(page.html(), page.contentType(), url)))
                            .orElseGet(() -> unreadable(page, "has no adapter any more"));
        } catch (RuntimeException | StackOverflowError e) {
            return unreadable(page, "could not be read: " + e.getClass().getSimpleName());
        }
    }

    private static Result unreadable(Pages.Kept page, String reason) {
        LOG.warnf("%s %s", page.url(), reason);
        return new Result.Unreadable(reason);
    }
}
