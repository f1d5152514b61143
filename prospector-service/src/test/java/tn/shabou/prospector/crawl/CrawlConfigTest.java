package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrawlConfigTest {

    @Test
    void isPoliteAndCarefulByDefault() {
        var config = CrawlSettings.of(Map.of());

        assertThat(config.allowLoopback()).isFalse();
        assertThat(config.delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.loopbackDelay()).isEqualTo(Duration.ofMillis(50));
        assertThat(config.longestDelay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.turn()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.totalTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(config.largestPage()).isEqualTo(4 * 1024 * 1024);
        assertThat(config.redirects()).isEqualTo(5);
        assertThat(config.attempts()).isEqualTo(3);
        assertThat(config.retryPause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.longestRetryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.robotsLifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(config.pagesPerSource()).isEqualTo(200);
        assertThat(config.depth()).isEqualTo(4);
        assertThat(config.pagesInWork()).isEqualTo(256);
        assertThat(config.bodiesInWork()).isEqualTo(16);
    }

    @Test
    void saysWhoWeAreAndHowToReachUs() {
        var config = CrawlSettings.of(Map.of());

        assertThat(config.product()).matches("[A-Za-z]+");
        assertThat(config.userAgent()).contains(config.product(), "https://", "@");
    }
}
