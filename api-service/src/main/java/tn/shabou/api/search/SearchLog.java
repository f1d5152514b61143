package tn.shabou.api.search;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tn.shabou.api.search.SearchEngine.Answer;

/**
 * Remembers what was asked for and how often nothing was found, for suggestions and for whoever
 * looks after synonyms. Counted in memory and written from time to time, so that no answer waits
 * for it; a crash loses a few seconds of it.
 */
@ApplicationScoped
class SearchLog {

    /** Beyond these, what is new is forgotten until the next writing. */
    private static final int MOST = 10_000;

    private static final String ADD =
            """
            INSERT INTO search_log (words, query, searches, misses, last_at)
            SELECT words, query, searches, misses, $5
              FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) AS t (words, query, searches, misses)
             ORDER BY words
                ON CONFLICT (words) DO UPDATE SET
                   query = excluded.query, searches = search_log.searches + excluded.searches,
                   misses = search_log.misses + excluded.misses, last_at = excluded.last_at
            """;

    private final Pool database;
    private final Clock clock;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    SearchLog(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Asked(String query, long searches, long misses) {

        Asked and(Asked other) {
            return new Asked(other.query, searches + other.searches, misses + other.misses);
        }
    }

    /**
     * A miss found nothing, or only after a correction.
     *
     * @return counts once more, for when the same answer is given to somebody else
     */
    Runnable add(String query, Answer answer) {
        var words = String.join(" ", answer.understanding().words());
        boolean missed = answer.hits().isEmpty() || answer.understanding().corrected().isPresent();
        var once = new Asked(query.replace("\0", "").strip(), 1, missed ? 1 : 0);
        add(words, once);
        return () -> add(words, once);
    }

    private void add(String words, Asked once) {
        if (!words.isEmpty() && (asked.containsKey(words) || asked.size() < MOST)) {
            asked.merge(words, once, Asked::and);
        }
    }

    @Scheduled(
            every = "2s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> write() {
        var words = new ArrayList<String>();
        var counts = new ArrayList<Asked>();
        for (var key : List.copyOf(asked.keySet())) {
            var count = asked.remove(key);
            if (count != null) {
                words.add(key);
                counts.add(count);
            }
        }
        if (words.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                words.toArray(String[]::new),
                                counts.stream().map(Asked::query).toArray(String[]::new),
                                counts.stream().map(Asked::searches).toArray(Long[]::new),
                                counts.stream().map(Asked::misses).toArray(Long[]::new),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
