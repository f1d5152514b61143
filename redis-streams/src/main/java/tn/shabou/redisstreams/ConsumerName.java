package tn.shabou.redisstreams;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names a consumer after where it runs, so that an operator finds it; no two have the same. */
final class ConsumerName {

    private ConsumerName() {}

    static String of(String channel) {
        int random = ThreadLocalRandom.current().nextInt();
        return "%s-%d-%s-%s"
                .formatted(
                        host(),
                        ProcessHandle.current().pid(),
                        HexFormat.of().toHexDigits(random),
                        channel);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
