package tn.shabou.api.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

@ApiTest
class ColumnStoreTest {

    private final Pool database;

    ColumnStoreTest(Pool database) {
        this.database = database;
    }

    @Test
    void isFilledOnceItHasReadTheProducts() {
        var store = new ColumnStore(database, () -> true, new SimpleMeterRegistry());

        assertThat(store.isFilled()).isFalse();
        store.reload().await().atMost(Duration.ofSeconds(30));
        assertThat(store.isFilled()).isTrue();
    }

    @Test
    void isNotWaitedForWhereItIsNotWanted() {
        assertThat(new ColumnStore(database, () -> false, new SimpleMeterRegistry()).isFilled())
                .isTrue();
    }
}
