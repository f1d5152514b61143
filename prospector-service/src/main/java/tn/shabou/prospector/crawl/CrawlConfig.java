package tn.shabou.prospector.crawl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the prospector behaves towards sites that are not ours. */
@ConfigMapping(prefix = "shabou.prospector.crawl")
public interface CrawlConfig {

    /** Name by which robots.txt addresses us: letters only, and part of {@link #userAgent}. */
    @WithDefault("ShabouProspector")
    String product();

    /** What we say we are, with a page that explains and a way to reach us. */
    @WithDefault("ShabouProspector/1.0 (+https://shabou.tn/bot; contact@shabou.tn)")
    String userAgent();

    /**
     * Whether pages of this very machine may be fetched. For demonstrations and tests only: it
     * opens whatever else listens here to whoever owns a crawled site.
     */
    @WithDefault("false")
    boolean allowLoopback();

    /** Shortest pause between two requests to one host; a longer Crawl-delay counts instead. */
    @WithDefault("1S")
    Duration delay();

    /** The same for hosts on loopback, which are ours. */
    @WithDefault("50MS")
    Duration loopbackDelay();

    /** A longer Crawl-delay is cut to this, since a run has to end. */
    @WithDefault("30S")
    Duration longestDelay();

    /** Whether the pause grows with the time that a host takes to answer. */
    @WithDefault("true")
    boolean autoThrottle();

    /**
     * How long a host stays taken by a worker that died while it asked it; one that lives renews
     * its turn four times as often. Longer forgives a longer standstill of a worker before another
     * asks the same host beside it.
     */
    @WithDefault("5S")
    Duration turn();

    /** How long a connection may take to be made. */
    @WithDefault("10S")
    Duration connectTimeout();

    /** How long a server may send nothing. */
    @WithDefault("15S")
    Duration readTimeout();

    /** How long a request may take altogether, however steadily it drips. */
    @WithDefault("45S")
    Duration totalTimeout();

    /** Most bytes of a page, as sent and as unpacked; larger ones are given up. */
    @WithDefault("4194304")
    int largestPage();

    /** Redirects followed for one page, each checked like a page of its own. */
    @WithDefault("5")
    int redirects();

    /** Attempts for a page whose server is overloaded or away; the run then goes on without it. */
    @WithDefault("3")
    int attempts();

    /**
     * Pause before the second attempt; doubled for each further one. A longer Retry-After counts.
     */
    @WithDefault("2S")
    Duration retryPause();

    /** Longest pause for which a Retry-After is waited for; beyond it the page is given up. */
    @WithDefault("2M")
    Duration longestRetryAfter();

    /** How long a robots.txt is believed; RFC 9309 asks for no more than a day. */
    @WithDefault("24H")
    Duration robotsLifetime();

    /** Most pages of one source in one run. More finds more, and takes {@link #delay} each. */
    @WithDefault("200")
    int pagesPerSource();

    /** Most pages of one source within 24 hours, however many runs. */
    @WithDefault("1000")
    int pagesPerDay();

    /**
     * Pages of one source that are in work at a time; the others wait in the database. More finds
     * no more, since a host is asked one thing at a time, and leaves less room for other hosts.
     */
    @WithDefault("8")
    int pagesInWorkPerSource();

    /** After so many pages in a row that could not be had, a source is left for the next run. */
    @WithDefault("10")
    int failuresInARow();

    /**
     * Hours in which scheduled runs ask for pages, by the clock of Africa/Tunis, as {@code
     * 22:00-07:30}; when they are over, the run ends with the pages that it has.
     */
    @WithDefault("00:00-24:00")
    Hours hours();

    /** Pages of a site that are rendered to see whether that tells anything. */
    @WithDefault("3")
    int renderingTrials();

    /** When it is tried again whether a site needs to be rendered, or does not. */
    @WithDefault("7D")
    Duration renderingRetest();

    /** Links followed from the start page of a source. */
    @WithDefault("4")
    int depth();

    /** Pages in work at a time, most of them waiting for the turn of their host. */
    @WithDefault("256")
    int pagesInWork();

    /**
     * Pages of which the body is in memory at a time, at up to four times {@link #largestPage}
     * while it is packed. More fetches faster, and takes more heap.
     */
    @WithDefault("16")
    int bodiesInWork();
}
