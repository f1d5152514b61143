package tn.shabou.local.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRedisTest {

    @TempDir Path folder;

    @Test
    void answersNobodyWithoutThePassword() throws IOException {
        try (var redis = LocalRedis.start(folder, 0);
                var stranger = new RedisConversation(redis.port())) {
            assertThat(stranger.say("XLEN work")).startsWith("-NOAUTH");
            assertThat(stranger.say("AUTH wrong")).startsWith("-WRONGPASS");
        }
    }

    @Test
    void keepsAStreamWhenItIsKilled() throws IOException {
        try (var redis = LocalRedis.start(folder, 0)) {
            ask(redis, "XADD work * part 1");

            redis.kill();
            redis.restart();

            assertThat(ask(redis, "XLEN work")).isEqualTo(":1");
        }
    }

    @Test
    void startsAgainOnTheSameData() throws IOException {
        try (var redis = LocalRedis.start(folder, 0)) {
            ask(redis, "XADD work * part 1");
        }

        try (var again = LocalRedis.start(folder, 0)) {
            assertThat(ask(again, "XLEN work")).isEqualTo(":1");
        }
    }

    @Test
    void endsAServerThatWasLeftRunningOnItsData() throws IOException {
        var orphan = LocalRedis.start(folder, 0);
        ask(orphan, "XADD work * part 1");

        try (var redis = LocalRedis.start(folder, orphan.port())) {
            assertThat(orphan.process().isAlive()).isFalse();
            assertThat(ask(redis, "XLEN work")).isEqualTo(":1");
        }
    }

    @Test
    void answersLaterWhenItWasSuspended() throws IOException {
        try (var redis = LocalRedis.start(folder, 0)) {
            redis.suspend();
            redis.resume();

            assertThat(ask(redis, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void refusesToForgetWorkWhenMemoryIsFull() throws IOException {
        try (var redis = LocalRedis.start(folder, 0)) {
            ask(redis, "CONFIG SET maxmemory 1");

            assertThat(ask(redis, "XADD work * part 1")).startsWith("-OOM");
        }
    }

    private static String ask(LocalRedis redis, String command) throws IOException {
        try (var conversation = new RedisConversation(redis.port())) {
            conversation.say("AUTH " + redis.password());
            return conversation.say(command);
        }
    }
}
