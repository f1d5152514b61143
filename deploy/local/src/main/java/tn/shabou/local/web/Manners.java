package tn.shabou.local.web;

/** How a host behaves. */
public enum Manners {
    STEADY,
    /** Takes its time for every page. */
    SLOW,
    /** Cannot answer each page when it is asked for the first time. */
    FLAKY,
    /** Asks for patience now and then: 429 with a Retry-After. */
    BUSY,
    /** Asks for a Crawl-delay, and keeps a part of itself to itself. */
    RESERVED,
    /** Its parts stand in its sitemap alone. */
    MAPPED,
    /** Shows nothing without JavaScript. */
    SCRIPTED,
    /** Some of its pages break off, and stay broken. */
    BROKEN,
    /**
     * Among its pages are bombs, endless ones, drips, and ways round in circles and into private
     * places.
     */
    HOSTILE,
    /** Its robots.txt cannot be had: nothing may be asked for. */
    SHUT,
    /** Allows nothing. */
    FORBIDDEN,
    /** Has more pages than anybody should take in one night. */
    HUGE
}
