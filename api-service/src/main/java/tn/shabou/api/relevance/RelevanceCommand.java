package tn.shabou.api.relevance;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import tn.shabou.api.relevance.RelevanceOptions.Judged;
import tn.shabou.api.search.IndexEngine;
import tn.shabou.api.search.Lanes;

/**
 * Measures how well search ranks a catalogue, without the service: no HTTP, no Redis, only the
 * database that {@code DATABASE_URL} names, which is migrated and has no products, or those of the
 * demo.
 */
public final class RelevanceCommand {

    private static final Logger LOG = Logger.getLogger(RelevanceCommand.class);
    private static final int BATCH = 500;
    private static final int KNOWN_ITEMS = 300;
    private static final int PROGRESS_EVERY = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RelevanceCommand() {}

    /** Exit code 0 on success, 1 when a file cannot be used, 2 for a command line without sense. */
    public static int run(List<String> words) {
        var options = RelevanceOptions.parse(words);
        if (options.isEmpty()) {
            System.err.print(RelevanceOptions.USAGE);
            return 2;
        }
        var vertx = Vertx.vertx();
        var database =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(4))
                        .connectingTo(PgConnectOptions.fromUri(databaseUrl()))
                        .using(vertx)
                        .build();
        try {
            measure(options.get(), database);
            return 0;
        } catch (UnusableFile e) {
            System.err.println("shabou: " + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            LOG.error("the measurement failed", e);
            return 1;
        } finally {
            database.closeAndAwait();
            vertx.closeAndAwait();
        }
    }

    private static String databaseUrl() {
        var url = System.getenv("DATABASE_URL");
        if (url == null) {
            throw new IllegalStateException("DATABASE_URL names no scratch database");
        }
        return url;
    }

    private static void measure(RelevanceOptions options, Pool database) {
        if (options.judged().isPresent()) {
            measure(options.judged().get(), database);
        } else {
            var shop = new ScratchShop(database);
            shop.settle();
            KnownItems.measure(database, lanes(database, shop), KNOWN_ITEMS);
        }
    }

    static void measure(Judged judged, Pool database) {
        var judgements = Judgements.read(judged.judgements());
        var shop = new ScratchShop(database);
        load(shop, judged.products());
        var run = ranking(lanes(database, shop), judgements, shop.ids());
        judged.run().ifPresent(file -> RunFile.write(file, run));
        report(judgements, run);
    }

    private static Lanes lanes(Pool database, ScratchShop shop) {
        var languages = shop.languages();
        say("languages: " + String.join(", ", languages));
        return Lanes.on(database, IndexEngine.load(database, languages).await().indefinitely());
    }

    private static void load(ScratchShop shop, Path products) {
        shop.open();
        var loaded = new int[1];
        CatalogueFile.read(
                products,
                BATCH,
                items -> {
                    shop.stock(items);
                    loaded[0] += items.size();
                    if (loaded[0] % PROGRESS_EVERY == 0) {
                        say("%,d products".formatted(loaded[0]));
                    }
                });
        shop.settle();
        say("%,d products in all".formatted(loaded[0]));
    }

    private static Map<String, List<String>> ranking(
            Lanes lanes, Judgements judgements, Map<Long, String> ids) {
        var run = new LinkedHashMap<String, List<String>>();
        for (var query : judgements.queries()) {
            var found = lanes.find(query, Judgements.DEPTH, false).await().atMost(PATIENCE).ids();
            run.put(query, found.stream().limit(Judgements.DEPTH).map(ids::get).toList());
        }
        return run;
    }

    private static void report(Judgements judgements, Map<String, List<String>> run) {
        var judged = new ArrayList<>(judgements.queries());
        judged.removeIf(query -> !judgements.hasAnswer(query));
        double ndcg = 0;
        double reciprocal = 0;
        for (var query : judged) {
            ndcg += judgements.ndcg(query, run.getOrDefault(query, List.of()));
            reciprocal += judgements.reciprocalRank(query, run.getOrDefault(query, List.of()));
        }
        print("queries", "%d".formatted(judged.size()));
        print("NDCG@10", String.format(Locale.ROOT, "%.4f", ndcg / judged.size()));
        print("MRR@10", String.format(Locale.ROOT, "%.4f", reciprocal / judged.size()));
    }

    private static void print(String name, String value) {
        System.out.println(name + " " + value);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
