package tn.shabou.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Objects;

/**
 * The least that a server on this machine can do: {@code /json} answers a small object, {@code
 * /select?id=…} one row by its primary key. A program of its own, told by {@code PORT} and {@code
 * DATABASE_URL} in its environment.
 */
final class BareServer {

    private static final int CONNECTIONS = 20;

    private final Pool pool;

    private BareServer(Vertx vertx, String database) {
        var options = PgConnectOptions.fromUri(database).setCachePreparedStatements(true);
        pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(CONNECTIONS))
                        .connectingTo(options)
                        .using(vertx)
                        .build();
    }

    public static void main(String[] words) {
        Map<String, String> environment = System.getenv();
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
        var server = new BareServer(vertx, Objects.requireNonNull(environment.get("DATABASE_URL")));
        vertx.createHttpServer()
                .requestHandler(server::answer)
                .listen(Integer.parseInt(environment.get("PORT")), "127.0.0.1")
                .onFailure(failure -> {
                    System.err.println("cannot listen: " + failure.getMessage());
                    System.exit(1);
                });
    }

    private void answer(HttpServerRequest request) {
        if ("/select".equals(request.path())) {
            pool.preparedQuery("SELECT sku, slug, name_fr, price_tnd FROM product WHERE id = $1")
                    .execute(Tuple.of(Long.valueOf(request.getParam("id"))))
                    .onSuccess(rows -> send(request.response(), json(rows.iterator().next())))
                    .onFailure(_ -> request.response().setStatusCode(500).end());
        } else {
            send(request.response(), json());
        }
    }

    private static JsonObject json() {
        return new JsonObject()
                .put("sku", "SH-000001")
                .put("slug", "filtre-a-huile-bosch")
                .put("name", "Filtre à huile Bosch")
                .put("price", "12.500");
    }

    private static JsonObject json(Row row) {
        return new JsonObject()
                .put("sku", row.getString(0))
                .put("slug", row.getString(1))
                .put("name", row.getString(2))
                .put("price", row.getBigDecimal(3).toPlainString());
    }

    private static void send(HttpServerResponse response, JsonObject json) {
        response.putHeader("Content-Type", "application/json").end(json.toBuffer());
    }
}
