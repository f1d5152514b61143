package tn.shabou.prospector.crawl;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a robots.txt says to one crawler, by RFC 9309. */
final class RobotsRules {

    private final BaseRobotRules rules;

    private RobotsRules(BaseRobotRules rules) {
        this.rules = rules;
    }

    /**
     * Reads anything: what is no rule is passed over.
     *
     * @param product the name by which it addresses us
     */
    static RobotsRules parse(byte[] text, String product) {
        // The parser keeps state of its last text, so that it cannot be shared.
        return new RobotsRules(
                new SimpleRobotRulesParser()
                        .parseContent(
                                "https://site.invalid/robots.txt",
                                text,
                                "text/plain",
                                List.of(product.toLowerCase(Locale.ROOT))));
    }

    boolean allows(URI url) {
        return rules.isAllowed(url.toString());
    }

    /** As they stand there. */
    List<String> sitemaps() {
        return rules.getSitemaps();
    }

    /** Zero when it asks for none. */
    Duration crawlDelay() {
        return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    }
}
