package tn.shabou.api.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.redis.client.impl.types.ErrorType;
import io.vertx.sqlclient.PoolOptions;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "25006"})
    void aDatabaseThatIsAwayFullOrReadOnlyIsAnOutage(String state) {
        assertThat(Outage.isBehind(refusal(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42703", "25P02"})
    void aStatementThatIsWrongIsNone(String state) {
        assertThat(Outage.isBehind(refusal(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OOM command not allowed when used memory > 'maxmemory'.",
                "MISCONF Errors writing to the AOF file",
                "LOADING Redis is loading the dataset in memory",
                "CONNECTION_CLOSED"
            })
    void aRedisThatIsFullOrStartingIsAnOutage(String message) {
        assertThat(Outage.isBehind(ErrorType.create(message))).isTrue();
    }

    @Test
    void aCommandThatRedisDoesNotKnowIsNone() {
        assertThat(Outage.isBehind(ErrorType.create("ERR unknown command"))).isFalse();
    }

    @Test
    void whatIsWrappedCounts() {
        var away = new IllegalStateException(new ConnectException("refused"));
        assertThat(Outage.isBehind(away)).isTrue();
    }

    @Test
    void textThatIsNoJsonIsNoOutage() {
        var broken = new UncheckedIOException(new JsonParseException(null, "not JSON"));
        assertThat(Outage.isBehind(broken)).isFalse();
    }

    /** PostgreSQL takes the connection and then says nothing. */
    @Test
    void aPoolThatIsFullAndAConnectionThatDoesNotComeFreeAreOutages() throws Exception {
        var vertx = Vertx.vertx();
        var room = new PoolOptions().setMaxSize(1).setMaxWaitQueueSize(1);
        var patience = room.setConnectionTimeout(200).setConnectionTimeoutUnit(MILLISECONDS);
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var server = new PgConnectOptions().setHost("127.0.0.1").setPort(silent.getLocalPort());
            var pool = PgBuilder.pool().with(patience).connectingTo(server).using(vertx).build();

            var asked =
                    Stream.generate(pool::getConnection)
                            .limit(4)
                            .map(connection -> connection.toCompletionStage())
                            .map(stage -> stage.handle((_, failure) -> failure))
                            .map(CompletionStage::toCompletableFuture)
                            .toList();
            var failures = asked.stream().map(CompletableFuture::join).toList();

            assertThat(failures).allMatch(Outage::isBehind);
            assertThat(failures)
                    .hasAtLeastOneElementOfType(ConnectionPoolTooBusyException.class)
                    .anyMatch(failure -> "Timeout".equals(failure.getMessage()));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static PgException refusal(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}
