package tn.shabou.api.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
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
        return pool(input.poolOptions(), input.pgConnectOptionsList(), input.vertx());
    }

    /** Another pool, to another server. */
    Pool to(String url, String name, Vertx vertx) {
        var server = PgConnectOptions.fromUri(url).setCachePreparedStatements(true);
        return pool(new PoolOptions().setName(name), List.of(server), vertx);
    }

    private Pool pool(PoolOptions options, List<PgConnectOptions> servers, Vertx vertx) {
        servers.forEach(server -> server.setPreparedStatementCacheSqlLimit(LONGEST));
        return PgBuilder.pool()
                .with(bounded(options))
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .using(vertx)
                .build();
    }

    private PoolOptions bounded(PoolOptions options) {
        return options.setMaxSize(config.connections())
                .setMaxWaitQueueSize(config.mostWaiting())
                .setConnectionTimeout((int) config.patience().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
