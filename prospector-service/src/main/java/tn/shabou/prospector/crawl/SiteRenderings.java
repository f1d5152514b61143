package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;

/**
 * At which sites it is worth while to run the scripts of a page: table {@code site_rendering}. A
 * site is given some trials; the first that tells something proves the need. Either verdict is
 * tested again in time.
 */
@ApplicationScoped
class SiteRenderings {

    private static final String USELESS =
            "SELECT 1 FROM site_rendering WHERE site = $1 AND verdict = 'USELESS' AND retest_at > $2";

    private static final String PROVE =
            """
            INSERT INTO site_rendering AS s (site, verdict, since, evidence, trials, retest_at) VALUES ($1, 'NEEDED', $2, $3, 0, $4)
            ON CONFLICT (site) DO UPDATE
               SET verdict = 'NEEDED', since = CASE s.verdict WHEN 'NEEDED' THEN s.since ELSE excluded.since END,
                   evidence = excluded.evidence, trials = 0, retest_at = excluded.retest_at
            """;

    /** A need that was proven is not given up for a page or two that tell nothing. */
    private static final String DOUBT =
            """
            INSERT INTO site_rendering AS s (site, verdict, since, evidence, trials, retest_at)
            VALUES ($1, CASE WHEN $5 <= 1 THEN 'USELESS' ELSE 'TRIED' END, $2, $3, 1, $4)
            ON CONFLICT (site) DO UPDATE
               SET verdict = CASE WHEN s.trials + 1 >= CASE s.verdict WHEN 'NEEDED' THEN 10 * $5 ELSE $5 END
                                  THEN 'USELESS' ELSE s.verdict END,
                   evidence = CASE s.verdict WHEN 'NEEDED' THEN s.evidence ELSE excluded.evidence END,
                   trials = s.trials + 1, retest_at = excluded.retest_at
            """;

    private static final String FORGET =
            "DELETE FROM site_rendering WHERE site = $1 AND verdict = 'NEEDED' AND retest_at <= $2";

    private final Pool database;
    private final CrawlConfig config;
    private final Clock clock;

    SiteRenderings(Pool database, CrawlConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Unless it was tried lately, to no avail. */
    Uni<Boolean> isWorthWhile(URI page) {
        return database.preparedQuery(USELESS)
                .execute(Tuple.of(page.getRawAuthority(), Timestamps.of(clock.instant())))
                .map(rows -> rows.size() == 0);
    }

    /** A page was rendered; what it told without its scripts is known to be nothing. */
    Uni<Void> learn(URI page, boolean tells) {
        var now = clock.instant();
        var row =
                Tuple.tuple()
                        .addString(page.getRawAuthority())
                        .addOffsetDateTime(Timestamps.of(now))
                        .addString(page.toString())
                        .addOffsetDateTime(Timestamps.of(now.plus(config.renderingRetest())));
        return (tells
                        ? database.preparedQuery(PROVE).execute(row)
                        : database.preparedQuery(DOUBT)
                                .execute(row.addInteger(config.renderingTrials())))
                .replaceWithVoid();
    }

    /** A page told all that it should as it was sent: a need whose test is due is none any more. */
    Uni<Void> unlearn(URI page) {
        return database.preparedQuery(FORGET)
                .execute(Tuple.of(page.getRawAuthority(), Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }
}
