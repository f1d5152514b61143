package tn.shabou.api.limits;

import java.time.Duration;
import java.util.List;

/** Routes that share a quota, and what each client has of it on this replica. */
final class RouteGroup {

    private final String name;
    private final LimitsConfig.Group config;
    private final Allowances allowances;
    private final String policy;

    RouteGroup(String name, LimitsConfig.Group config) {
        this.name = name;
        this.config = config;
        this.allowances = new Allowances(config.window().toMillis());
        this.policy =
                "\"%s\";q=%d;w=%d".formatted(name, config.quota(), config.window().toSeconds());
    }

    String name() {
        return name;
    }

    List<String> paths() {
        return config.paths();
    }

    int quota() {
        return config.quota();
    }

    Duration window() {
        return config.window();
    }

    boolean isOpenWithoutRedis() {
        return config.whenRedisIsAway() == LimitsConfig.Away.OPEN;
    }

    Allowance of(String client, long now) {
        return allowances.of(client, now);
    }

    Allowance.Verdict take(Allowance allowance, long now) {
        return allowance.take(now, config.lease());
    }

    /** The field {@code RateLimit-Policy}. */
    String policy() {
        return policy;
    }

    /** The field {@code RateLimit}. */
    String state(long remaining, long millisToReset) {
        return "\"" + name + "\";r=" + remaining + ";t=" + (millisToReset + 999) / 1000;
    }
}
