package tn.shabou.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Copies;

/** The index that the running service holds in memory. */
@ApiTest
class IndexEngineTest extends SearchEngineContract {

    @Inject IndexKeeper keeper;
    @Inject Pool database;
    @Inject FoldingRules rules;
    @Inject SearchConfig config;

    @Override
    protected SearchEngine engine() {
        return keeper.engine().orElseThrow();
    }

    @Override
    protected void catalogueChanged() {
        Copies.catchUp();
    }

    @Test
    void isFilledOnceItHasReadTheProducts() {
        var another = new IndexKeeper(database, rules, config, new SimpleMeterRegistry());

        assertThat(another.isFilled()).isFalse();
        another.reload().await().atMost(Duration.ofSeconds(30));
        assertThat(another.isFilled()).isTrue();
        assertThat(another.engine()).isPresent();
    }
}
