package tn.shabou.api;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tn.shabou.api.feed.CatalogFeed;

/** What the running service holds in memory of the catalogue. */
@ApplicationScoped
public class Copies {

    private final CatalogFeed feed;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    Copies(CatalogFeed feed) {
        this.feed = feed;
    }

    void listen(@Observes StartupEvent start) {
        feed.hear(notice -> heard.add(notice.token()));
    }

    /** Waits until they know all that was committed so far; at once where no service runs. */
    public static void catchUp() {
        var container = Arc.container();
        if (container != null && container.isRunning()) {
            container.instance(Copies.class).get().hearOfEverything();
        }
    }

    /** Notices arrive in the order of the commits. */
    void hearOfEverything() {
        var token = UUID.randomUUID().toString();
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (!heard.contains(token)) {
                        Owner.ask(
                                "SELECT pg_notify('shabou_catalogue', 'products %s')"
                                        .formatted(token));
                        return false;
                    }
                    return feed.isSettled();
                });
    }
}
