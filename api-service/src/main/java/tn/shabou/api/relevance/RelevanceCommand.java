package tn.shabou.api.relevance;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tn.shabou.api.search.Hit;
import tn.shabou.api.search.PostgresEngine;
import tn.shabou.api.search.SearchEngine;
import tn.shabou.api.search.SearchEngine.Question;

/**
 * Measures how well search ranks a catalogue, without the service: no HTTP, no Redis, only the
 * database that {@code DATABASE_URL} names, which is migrated and has no products.
 */
public final class RelevanceCommand {

    private static final int BATCH = 500;
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
        var judgements = Judgements.read(options.judgements());
        var shop = new ScratchShop(database);
        load(shop, options);
        var languages = shop.languages();
        say("languages: " + String.join(", ", languages));
        var engine = PostgresEngine.on(database, languages, PATIENCE);
        var run = ranking(engine, judgements, shop.ids());
        options.run().ifPresent(file -> RunFile.write(file, run));
        report(judgements, run);
    }

    private static void load(ScratchShop shop, RelevanceOptions options) {
        shop.open();
        var loaded = new int[1];
        CatalogueFile.read(
                options.products(),
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
            SearchEngine engine, Judgements judgements, Map<Long, String> ids) {
        var run = new LinkedHashMap<String, List<String>>();
        for (var query : judgements.queries()) {
            var answer = engine.ask(Question.of(query)).await().atMost(PATIENCE);
            run.put(
                    query,
                    answer.hits().stream()
                            .limit(Judgements.DEPTH)
                            .map(Hit::productId)
                            .map(ids::get)
                            .toList());
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
