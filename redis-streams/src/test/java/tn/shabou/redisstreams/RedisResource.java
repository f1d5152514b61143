package tn.shabou.redisstreams;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives an application under test a Redis of its own. */
public class RedisResource implements QuarkusTestResourceLifecycleManager {

    private final RedisProcess redis = new RedisProcess();

    @Override
    public Map<String, String> start() {
        redis.begin();
        return Map.of("quarkus.redis.hosts", redis.url());
    }

    @Override
    public void stop() {
        redis.end();
    }
}
