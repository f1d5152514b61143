package tn.shabou.api.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import tn.shabou.api.Copies;

/** Waits until search knows what a test put into the database. */
@ApplicationScoped
public class Searchable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Suggestions suggestions;

    Searchable(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    public void now() {
        Copies.catchUp();
        suggestions.loadAsked().await().atMost(PATIENCE);
    }
}
