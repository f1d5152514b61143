package tn.shabou.api.imports.sales;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file in a temporary table of one connection: whatever becomes of it, nothing of
 * them stays.
 */
final class Staging {

    private static final String CREATE =
            """
            CREATE TEMP TABLE IF NOT EXISTS sale_staged (line integer NOT NULL, sku text NOT NULL, day integer NOT NULL, quantity bigint, unit_price bigint);
            TRUNCATE sale_staged
            """;

    private static final String ADD =
            "INSERT INTO sale_staged SELECT * FROM unnest($1::int[], $2::text[], $3::int[], $4::bigint[], $5::bigint[])";

    private static final String DROP = "DROP TABLE IF EXISTS pg_temp.sale_staged";

    private Staging() {}

    static Uni<Void> create(SqlConnection connection) {
        return drop(connection).chain(() -> connection.query(CREATE).execute()).replaceWithVoid();
    }

    static Uni<Void> add(SqlConnection connection, List<SalesRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int count = rows.size();
        var lines = new Integer[count];
        var skus = new String[count];
        var days = new Integer[count];
        @Nullable Long[] quantities = new Long[count];
        @Nullable Long[] prices = new Long[count];
        for (int i = 0; i < count; i++) {
            var row = rows.get(i);
            lines[i] = row.line();
            skus[i] = row.sku();
            days[i] = Math.toIntExact(row.periodStart().toEpochDay());
            quantities[i] = boxed(row.quantity());
            prices[i] = boxed(row.unitPrice());
        }
        var columns =
                Tuple.tuple()
                        .addArrayOfInteger(lines)
                        .addArrayOfString(skus)
                        .addArrayOfInteger(days)
                        .addArrayOfLong(quantities)
                        .addArrayOfLong(prices);
        return connection.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    static Uni<Void> drop(SqlConnection connection) {
        return connection.query(DROP).execute().replaceWithVoid();
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
