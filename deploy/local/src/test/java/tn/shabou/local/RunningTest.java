package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunningTest {

    private final Running running = new Running();

    @Test
    void endsTheLastFirstAndOnce() {
        var ended = new ArrayList<String>();
        running.add(() -> ended.add("first"));
        running.add(() -> ended.add("second"));

        running.end();
        running.end();

        assertThat(ended).containsExactly("second", "first");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void endsTogetherWhatWasAddedTogether() {
        var ended = new CopyOnWriteArrayList<String>();
        var both = new Phaser(2);
        running.add(() -> ended.add("database"));
        var together = running.together();
        for (var service : List.of("api", "agent")) {
            together.add(() -> {
                both.arriveAndAwaitAdvance();
                ended.add(service);
            });
        }

        running.end();

        assertThat(ended).hasSize(3).endsWith("database");
    }

    @Test
    void endsAtOnceWhatComesTooLate() {
        var ended = new ArrayList<String>();
        var together = running.together();
        running.end();

        together.add(() -> ended.add("late"));

        assertThat(ended).containsExactly("late");
    }
}
