package tn.shabou.redisstreams;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What must happen in Redis as one step; each is a Lua file of its name beside this class. They are
 * sent whole, since a Redis that restarted has forgotten what it was taught.
 */
enum Script {
    CLAIM,
    RETRY,
    HOLD,
    DEAD_LETTER,
    RETIRE,
    TRIM,
    REPLAY;

    private final String source = read(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua");

    Request on(List<String> keys, List<String> arguments) {
        var request = Request.cmd(Command.EVAL).arg(source).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static String read(String file) {
        try (var lua = Script.class.getResourceAsStream(file)) {
            if (lua == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
