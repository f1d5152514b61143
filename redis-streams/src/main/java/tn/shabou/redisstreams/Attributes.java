package tn.shabou.redisstreams;

import io.smallrye.reactive.messaging.providers.impl.ConcurrencyConnectorConfig;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;

/** The attributes of one channel, typed. Times are whole milliseconds. */
record Attributes(Config config) {

    /** More attempts than there ever are. */
    static final int WITHOUT_END = Integer.MAX_VALUE;

    /**
     * Unique also among the copies that {@code concurrency} makes, for instance {@code orders$2}.
     */
    String channel() {
        return config.getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class);
    }

    String stream() {
        return text("stream").orElseGet(this::sharedChannel);
    }

    Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(text -> !text.isBlank());
    }

    /**
     * @throws IllegalArgumentException when set to less than 1
     */
    int count(String name, int otherwise) {
        int value = config.getOptionalValue(name, Integer.class).orElse(otherwise);
        if (value < 1) {
            throw new IllegalArgumentException(
                    "%s of channel %s must be at least 1, is %d".formatted(name, channel(), value));
        }
        return value;
    }

    /**
     * 0 and -1 stand for {@link #WITHOUT_END}.
     *
     * @throws IllegalArgumentException when set to less than -1
     */
    int attempts(int otherwise) {
        int value = config.getOptionalValue("max-attempts", Integer.class).orElse(otherwise);
        if (value < -1) {
            throw new IllegalArgumentException(
                    "max-attempts of channel %s must be at least 1, or 0 for as many as it takes, is %d"
                            .formatted(channel(), value));
        }
        return value < 1 ? WITHOUT_END : value;
    }

    Duration millis(String name, int otherwise) {
        return Duration.ofMillis(count(name, otherwise));
    }

    private String sharedChannel() {
        var channel = channel();
        return ConcurrencyConnectorConfig.isConcurrencyChannelName(channel)
                ? ConcurrencyConnectorConfig.stripChannelNameOfSeparator(channel)
                : channel;
    }
}
