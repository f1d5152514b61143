package tn.shabou.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.UncheckedIOException;
import java.net.ConnectException;
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

    private static PgException refusal(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}
