package tn.shabou.api.search;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tn.shabou.api.Owner;
import tn.shabou.api.feed.CatalogFeed;

/** Waits until search knows what a test put into the database. */
@ApplicationScoped
public class Searchable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CatalogFeed feed;
    private final Suggestions suggestions;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    Searchable(CatalogFeed feed, Suggestions suggestions) {
        this.feed = feed;
        this.suggestions = suggestions;
        feed.hear(notice -> heard.add(notice.token()));
    }

    /** Notices come in order: when one of our own was heard, so were all before. */
    public void now() {
        var token = UUID.randomUUID().toString();
        Owner.run("SELECT pg_notify('shabou_catalogue', 'products %s')".formatted(token));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> heard.contains(token) && feed.isSettled());
        suggestions.loadAsked().await().atMost(PATIENCE);
    }
}
