package tn.shabou.api.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.http.Problem;

class DestinationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a.jpg",
                "http://localhost/a.jpg",
                "http://[::1]/a.jpg",
                "http://[::ffff:127.0.0.1]/a.jpg",
                "http://[::ffff:10.0.0.1]/a.jpg",
                "http://10.1.2.3/a.jpg",
                "http://172.16.0.1/a.jpg",
                "http://192.168.1.1/a.jpg",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/a.jpg",
                "http://0.0.0.0/a.jpg",
                "http://2130706433/a.jpg",
                "http://[fe80::1]/a.jpg",
                "http://[fd00::1]/a.jpg",
                "http://[64:ff9b::a00:1]/a.jpg",
                "http://8.8.8.8:22/a.jpg",
                "https://user:secret@8.8.8.8/a.jpg",
                "file:///etc/passwd",
                "ftp://8.8.8.8/a.jpg",
                "gopher://8.8.8.8/a.jpg",
                "/a.jpg",
                "http:///a.jpg",
            })
    void whatIsNotOnThePublicWebIsRefused(String url) {
        assertThatThrownBy(() -> Destination.of(URI.create(url), false))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aPublicServerIsTaken() {
        var destination = Destination.of(URI.create("https://8.8.8.8/a%20b.jpg?size=9"), false);

        assertThat(destination.port()).isEqualTo(443);
        assertThat(destination.tls()).isTrue();
        assertThat(destination.address().getHostAddress()).isEqualTo("8.8.8.8");
        assertThat(destination.target()).isEqualTo("/a%20b.jpg?size=9");
    }
}
