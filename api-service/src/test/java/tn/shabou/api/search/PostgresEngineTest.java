package tn.shabou.api.search;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import tn.shabou.api.ApiTest;

@ApiTest
class PostgresEngineTest extends SearchEngineContract {

    @Inject Pool database;

    @Override
    protected SearchEngine engine() {
        return PostgresEngine.on(
                database, List.of("any", "french", "arabic"), Duration.ofSeconds(10));
    }

    @Override
    protected void catalogueChanged() {
        // it reads what is committed
    }
}
