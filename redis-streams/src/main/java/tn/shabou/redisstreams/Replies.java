package tn.shabou.redisstreams;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answers of protocol RESP2, in which everything compound is an array, or nil. */
final class Replies {

    private Replies() {}

    static List<Response> items(@Nullable Response array) {
        var items = new ArrayList<Response>();
        if (array != null) {
            array.forEach(items::add);
        }
        return items;
    }

    static long number(@Nullable Response number) {
        return number == null ? 0 : Long.parseLong(number.toString());
    }

    static List<String> texts(@Nullable Response array) {
        return items(array).stream().map(Response::toString).toList();
    }

    /** From {@code [name, value, name, value, …]}; without the names whose value is nil. */
    static Map<String, String> fields(@Nullable Response flat) {
        var fields = new LinkedHashMap<String, String>();
        if (flat != null) {
            for (int i = 0; i + 1 < flat.size(); i += 2) {
                var value = flat.get(i + 1);
                if (value != null) {
                    fields.put(flat.get(i).toString(), value.toString());
                }
            }
        }
        return fields;
    }
}
