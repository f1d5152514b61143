package tn.shabou.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;

/** A PostgreSQL and another that follows it. */
class ShopReadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 3;
    private static final String READ =
            "SELECT pg_is_in_recovery() AS follows, (SELECT max(price) FROM part) AS price";

    @TempDir static Path folder;
    private static LocalPostgres primary;
    private static LocalPostgres replica;
    private static Vertx vertx;
    private static Connections connections;
    private static ShopReads reads;

    @BeforeAll
    static void follow() throws Exception {
        primary = LocalPostgres.start(folder.resolve("primary"), 0, Tuning.FOR_TESTS);
        write("CREATE TABLE part (price integer)");
        replica = primary.follow(folder.resolve("replica"));
        vertx = Vertx.vertx();
        var config =
                new Settings(
                        MOST_CONNECTIONS,
                        1000,
                        Duration.ofSeconds(5),
                        Optional.of(url(replica)),
                        Duration.ofMillis(800));
        connections = new Connections(config);
        reads =
                new ShopReads(
                        new Pool(connections.to(url(primary), "primary", vertx)),
                        connections,
                        config,
                        vertx,
                        new SimpleMeterRegistry());
    }

    private record Settings(
            int connections,
            int mostWaiting,
            Duration patience,
            Optional<String> readUrl,
            Duration mostLag)
            implements DatabaseConfig {}

    @AfterAll
    static void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        replica.close();
        primary.close();
    }

    @Test
    void theReplicaAnswersAsLongAsItKeepsUp() throws Exception {
        awaitReplica();

        replica.pauseReplay(true);
        write("INSERT INTO part VALUES (12)");
        await().atMost(PATIENCE).until(() -> !follows(read()));
        assertThat(read().getInteger("price")).isEqualTo(12);

        replica.pauseReplay(false);
        awaitReplica();
        assertThat(read().getInteger("price")).isEqualTo(12);
    }

    @Test
    void thePrimaryAnswersWhenTheReplicaDies() {
        awaitReplica();

        replica.kill();

        assertThat(follows(read())).isFalse();
        replica.restart();
        awaitReplica();
    }

    @Test
    void theReplicaAnswersWhenThePrimaryDies() {
        awaitReplica();

        primary.kill();

        await().atMost(PATIENCE)
                .during(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(() -> follows(read()));
        primary.restart();
    }

    @Test
    void aPoolOpensNoMoreConnectionsThanItMay() {
        var pool = new Pool(connections.to(url(primary), "few", vertx));

        var asked =
                IntStream.range(0, 4 * MOST_CONNECTIONS)
                        .mapToObj(_ ->
                                pool.query("SELECT pg_backend_pid() FROM pg_sleep(0.05)").execute())
                        .toList();
        var servers =
                Uni.join().all(asked).andFailFast().await().atMost(PATIENCE).stream()
                        .map(rows -> rows.iterator().next().getInteger(0))
                        .distinct();

        assertThat(servers).hasSize(MOST_CONNECTIONS);
        pool.close().await().atMost(PATIENCE);
    }

    private static void awaitReplica() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> follows(read()));
    }

    private static boolean follows(Row row) {
        return row.getBoolean("follows");
    }

    private static Row read() {
        return reads.ask(READ, Tuple.tuple()).await().atMost(PATIENCE).iterator().next();
    }

    private static void write(String sql) throws SQLException {
        try (var connection = primary.database("shop").connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(LocalPostgres server) {
        return LocalPostgres.findRunning(
                        folder.resolve(server == primary ? "primary" : "replica"), "shop")
                .orElseThrow()
                .url();
    }
}
