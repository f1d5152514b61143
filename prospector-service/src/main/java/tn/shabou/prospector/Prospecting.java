package tn.shabou.prospector;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.model.leads.PageExtracted;
import tn.shabou.model.leads.PageFetched;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.prospector.contracts.FillRates;
import tn.shabou.prospector.crawl.CrawlConfig;
import tn.shabou.prospector.crawl.Crawler;
import tn.shabou.prospector.crawl.Frontier;
import tn.shabou.prospector.crawl.PageKey;
import tn.shabou.prospector.crawl.Pages;
import tn.shabou.prospector.crawl.ScriptedPages;
import tn.shabou.prospector.crawl.browser.Rendering;
import tn.shabou.prospector.discovery.Discovery;
import tn.shabou.prospector.extract.PageReading;
import tn.shabou.prospector.extract.ProductReading;
import tn.shabou.prospector.leads.Leads;
import tn.shabou.prospector.leads.Sources.Source;
import tn.shabou.redisstreams.PermanentFailure;
import tn.shabou.runs.DeadTasks;
import tn.shabou.runs.NewTask;
import tn.shabou.runs.Runs;
import tn.shabou.runs.TaskOutcome;

/**
 * The prospecting pipeline, source to table:
 *
 * <pre>
 * discover ─▶ FetchPage ─▶ fetch ─▶ PageFetched ─▶ extract ─▶ PageExtracted ─▶ write
 *                 ▲                     ▲  PageFetched │                         │
 *                 │                     └── render ◀───┘ needs its scripts       │
 *                 └───────────────── links, within depth and budget ─────────────┘
 * </pre>
 *
 * A task of a run is one page, from its fetch to its rows. Each step may stop and resume alone, and
 * may see a message twice: pages, leads and offers have ids derived from where they were found, and
 * a task is marked done in the transaction that writes its rows. A page that cannot be had passes
 * through all the same, empty, so that it is counted and the run ends.
 */
@ApplicationScoped
class Prospecting {

    private final CrawledSources sources;
    private final Discovery discovery;
    private final Crawler crawler;
    private final Pages pages;
    private final Frontier frontier;
    private final Reader reader;
    private final ScriptedPages scripted;
    private final MutinyEmitter<PageFetched> unrendered;
    private final Leads leads;
    private final FillRates fillRates;
    private final Runs runs;
    private final DeadTasks deadTasks;
    private final Tallies tallies;
    private final int pagesInWork;

    Prospecting(
            CrawledSources sources,
            Discovery discovery,
            Crawler crawler,
            Pages pages,
            Frontier frontier,
            Reader reader,
            ScriptedPages scripted,
            @Channel("unrendered") MutinyEmitter<PageFetched> unrendered,
            Leads leads,
            FillRates fillRates,
            Runs runs,
            DeadTasks deadTasks,
            Tallies tallies,
            CrawlConfig config) {
        this.sources = sources;
        this.discovery = discovery;
        this.crawler = crawler;
        this.pages = pages;
        this.frontier = frontier;
        this.reader = reader;
        this.scripted = scripted;
        this.unrendered = unrendered;
        this.leads = leads;
        this.fillRates = fillRates;
        this.runs = runs;
        this.deadTasks = deadTasks;
        this.tallies = tallies;
        this.pagesInWork = config.pagesInWork();
    }

    /**
     * Begins a run with the start page of each source that is crawled and what the others have, or
     * with the one source that the run names.
     */
    @Incoming("discover")
    Uni<Void> discover(RunRequested run) {
        var only = onlySource(run);
        return sources.of(only)
                .map(all -> all.stream().map(source -> startPage(run, source)))
                .chain(pages ->
                        discovery
                                .tasks(run, only)
                                .map(others -> Stream.concat(pages, others.stream()).toList()))
                .chain(tasks -> runs.begin(run.runId(), tasks))
                .replaceWithVoid();
    }

    /** Many pages wait for the turn of their host at a time, so that no host holds up another. */
    @Incoming("fetch")
    @Outgoing("fetched")
    Multi<Message<PageFetched>> fetch(Multi<Message<FetchPage>> tasks) {
        return tasks.onItem().transformToUni(this::fetch).merge(pagesInWork);
    }

    /**
     * Reads a page; one that cannot be read passes empty, with its reason kept. Nothing comes of
     * one that is to be rendered first.
     */
    @Incoming("extract")
    @Outgoing("extracted")
    Uni<PageExtracted> extract(PageFetched task) {
        return pages.find(task.pageId())
                .map(page -> page.orElseThrow(() -> new PermanentFailure("the page is gone")))
                .chain(page ->
                        page.packed() == null
                                ? Uni.createFrom().item(withoutOffer(task, page, null, List.of()))
                                : reader.read(page).chain(result -> extracted(task, page, result)));
    }

    /** Runs the scripts of a page, so that it may be read again. */
    @Incoming("render")
    @Outgoing("rendered")
    Uni<PageFetched> render(PageFetched task) {
        return pages.find(task.pageId())
                .map(page -> page.orElseThrow(() -> new PermanentFailure("the page is gone")))
                .chain(page ->
                        page.wasRendered() || page.packed() == null
                                ? Uni.createFrom().voidItem()
                                : render(task, page))
                .replaceWith(task);
    }

    /** While it waited, its site may have shown that there is nothing to be had. */
    private Uni<Void> render(PageFetched task, Pages.Kept page) {
        return scripted.isWorthWhile(page.url())
                .chain(worth ->
                        worth
                                ? reader.text(page)
                                        .chain(text -> scripted.render(page.url(), text))
                                        .chain(rendering -> pages.keep(task.pageId(), rendering))
                                : Uni.createFrom().voidItem());
    }

    /** Writes what a page said, and sends for the pages that it leads to. */
    @Incoming("write")
    Uni<Void> write(PageExtracted page) {
        return runs.complete(page, transaction -> write(transaction, page))
                .invoke(counted -> tallies.offer(counted ? page.offer() : null))
                .replaceWithVoid();
    }

    /** What failed for good ends its task, or the whole run if it could not even begin. */
    @Incoming("dead-discover")
    @Incoming("dead-fetch")
    @Incoming("dead-extract")
    @Incoming("dead-render")
    @Incoming("dead-write")
    Uni<Void> bury(Message<String> deadLetter) {
        return deadTasks.bury(deadLetter);
    }

    private static Optional<Long> onlySource(RunRequested run) {
        try {
            return Optional.ofNullable(run.parameters().get("source")).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw new PermanentFailure("the parameter source is no number", e);
        }
    }

    private static NewTask startPage(RunRequested run, Source source) {
        return task(Frontier.page(run.runId(), source.id(), source.startUrl(), 0));
    }

    private static NewTask task(FetchPage page) {
        return new NewTask(FetchPage.STREAM, FetchPage.SCHEMA, page);
    }

    /** Null when the message was refused; then it comes again. */
    private Uni<Message<PageFetched>> fetch(Message<FetchPage> message) {
        var page = message.getPayload();
        var fetched =
                new PageFetched(
                        page.runId(), page.task(), page.sourceId(), Pages.id(page), page.depth());
        return pages.has(fetched.pageId())
                .chain(known -> known ? Uni.createFrom().voidItem() : visit(page))
                .map(_ -> message.withPayload(fetched))
                .onFailure()
                .recoverWithUni(e ->
                        Uni.createFrom().completionStage(() -> message.nack(e)).map(_ -> null));
    }

    private Uni<Void> visit(FetchPage page) {
        return pages.validators(page)
                .chain(known -> crawler.visit(page.url(), known, visit -> pages.keep(page, visit)))
                .invoke(tallies::visit)
                .replaceWithVoid();
    }

    private Uni<PageExtracted> extracted(PageFetched task, Pages.Kept page, Reader.Result result) {
        return switch (result) {
            case Reader.Result.Read(var reading) -> renderedOrExtracted(task, page, reading);
            case Reader.Result.Listed(var reading) ->
                    Uni.createFrom()
                            .item(withoutOffer(task, page, reading.page(), reading.links()));
            case Reader.Result.Unreadable(var reason) ->
                    pages.giveUp(task.pageId(), reason)
                            .replaceWith(() -> withoutOffer(task, page, null, List.of()));
        };
    }

    private Uni<PageExtracted> renderedOrExtracted(
            PageFetched task, Pages.Kept page, PageReading reading) {
        boolean asks = reading.scripted().isPresent() && !reading.tells() && !page.wasRendered();
        var renders =
                asks ? scripted.isWorthWhile(page.url()) : Uni.createFrom().item(Boolean.FALSE);
        return renders.chain(now ->
                now
                        ? unrendered.send(task).replaceWith(() -> null)
                        : learn(page, reading)
                                .chain(() -> sitemaps(task, page))
                                .map(sitemaps -> extracted(task, page, reading, sitemaps)));
    }

    /** A rendered page that only leads on, as one that lists products, proves nothing. */
    private Uni<Void> learn(Pages.Kept page, PageReading reading) {
        boolean fruitless = page.wasRendered() && !reading.tells();
        boolean nobodysFault = Rendering.BROKEN.equals(page.rendering());
        return fruitless && (nobodysFault || !reading.links().isEmpty())
                ? Uni.createFrom().voidItem()
                : scripted.learn(page.url(), page.wasRendered(), reading.tells());
    }

    private Uni<List<String>> sitemaps(PageFetched task, Pages.Kept page) {
        return task.depth() == 0 ? crawler.sitemaps(page.url()) : Uni.createFrom().item(List.of());
    }

    private static PageExtracted extracted(
            PageFetched task, Pages.Kept page, PageReading reading, List<String> sitemaps) {
        return new PageExtracted(
                task.runId(),
                task.task(),
                task.sourceId(),
                PageKey.canonicalUri(reading.canonical()).toString(),
                task.depth(),
                page.fetchedAt(),
                reading.facts(),
                reading.product().map(ProductReading::toOffer).orElse(null),
                null,
                Stream.concat(sitemaps.stream(), reading.links().stream()).toList());
    }

    /** A page of a marketplace, or one that could not be read and says nothing. */
    private static PageExtracted withoutOffer(
            PageFetched task, Pages.Kept page, @Nullable MarketPage market, List<String> links) {
        return new PageExtracted(
                task.runId(),
                task.task(),
                task.sourceId(),
                page.url(),
                task.depth(),
                page.fetchedAt(),
                List.of(),
                null,
                market,
                links);
    }

    private Uni<TaskOutcome> write(SqlConnection transaction, PageExtracted page) {
        return pages.tally(transaction, page).chain(tally -> write(transaction, page, tally));
    }

    private Uni<TaskOutcome> write(
            SqlConnection transaction, PageExtracted page, Pages.Tally tally) {
        return written(transaction, page, tally)
                .map(written -> counts(tally, written))
                .chain(outcome ->
                        frontier.next(transaction, page, tally)
                                .map(next -> next.stream().map(Prospecting::task).toList())
                                .map(outcome::andThen));
    }

    /** A page that was not to be had says nothing, not even that what it said is no more. */
    private Uni<Leads.Written> written(
            SqlConnection transaction, PageExtracted page, Pages.Tally tally) {
        return tally == Pages.Tally.PAGE
                ? leads.write(transaction, page)
                        .call(() -> fillRates.count(transaction, page))
                        .call(() ->
                                page.market() == null
                                        ? Uni.createFrom().voidItem()
                                        : pages.forgetBody(transaction, page))
                : Uni.createFrom().item(new Leads.Written(0, 0));
    }

    private static TaskOutcome counts(Pages.Tally tally, Leads.Written written) {
        return TaskOutcome.of(
                Map.of(tally.count(), 1, "offers", written.offers(), "leads", written.leads()));
    }
}
