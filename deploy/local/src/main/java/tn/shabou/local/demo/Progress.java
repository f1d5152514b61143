package tn.shabou.local.demo;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells now and then how far a load is, how fast it goes, and how long it will still take. */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final int total;
    private final Consumer<String> listener;
    private final long begin = System.nanoTime();
    private long told = begin;

    /**
     * @param total products
     * @param listener told a line
     */
    Progress(int total, Consumer<String> listener) {
        this.total = total;
        this.listener = listener;
    }

    void done(int products) {
        if (isTime() && products < total) {
            var rate = products * 1e9 / (told - begin);
            listener.accept(
                    "%,d of %,d products, %,.0f each second; %,.0f s to go, then the indexes"
                            .formatted(products, total, rate, (total - products) / rate));
        }
    }

    /** The words of so many products can be searched for. */
    void searchable(int products) {
        if (isTime() && products < total) {
            listener.accept("Search knows %,d of %,d products".formatted(products, total));
        }
    }

    private boolean isTime() {
        long now = System.nanoTime();
        if (now - told < PAUSE.toNanos()) {
            return false;
        }
        told = now;
        return true;
    }

    /** Told at once, if the load is a long one. */
    void say(String line) {
        if (told > begin) {
            listener.accept(line);
        }
    }
}
