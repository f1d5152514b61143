package tn.shabou.api.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections that keep statements of any length prepared, and for which nobody waits forever. The
 * client's own limit of 2,048 characters would have PostgreSQL parse and plan the longest ones,
 * which are the dearest to plan, for each request.
 */
@Singleton
class Connections implements PgPoolCreator {

    private static final int LONGEST = 16_384;

    private final DatabaseConfig config;

    Connections(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setPreparedStatementCacheSqlLimit(LONGEST));
        return PgBuilder.pool()
                .with(bounded(input.poolOptions()))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    private PoolOptions bounded(PoolOptions options) {
        return options.setMaxWaitQueueSize(config.mostWaiting())
                .setConnectionTimeout((int) config.patience().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
