package tn.shabou.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private final Cursors cursors = with("a secret of more than thirty-two characters");

    @Test
    void givesBackWhatItHolds() {
        var cursor = cursors.cursor("products by price", List.of("12.500", "42", "é\n"));

        assertThat(cursors.values("products by price", cursor))
                .containsExactly("12.500", "42", "é\n");
    }

    @Test
    void isBoundToItsList() {
        var cursor = cursors.cursor("products by price", List.of("12.500", "42"));

        assertThatThrownBy(() -> cursors.values("products by name", cursor))
                .isInstanceOf(Problem.class);
    }

    @Test
    void cannotBeMadeUpOrChanged() {
        var cursor = cursors.cursor("list", List.of("1"));

        for (int i = 0; i < cursor.length(); i++) {
            var changed = new StringBuilder(cursor);
            changed.setCharAt(i, cursor.charAt(i) == 'A' ? 'B' : 'A');
            var forged = changed.toString();
            assertThatThrownBy(() -> cursors.values("list", forged))
                    .as("changed at %d", i)
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() ->
                        with("another secret, just as long as the first").values("list", cursor))
                .isInstanceOf(Problem.class);
    }

    private static Cursors with(String secret) {
        var settings =
                Map.of(
                        "shabou.secrets.jwt-secret",
                        secret,
                        "shabou.secrets.jwt-refresh-secret",
                        "unused here");
        var config =
                new SmallRyeConfigBuilder()
                        .withMapping(SecretsConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build();
        return new Cursors(new ObjectMapper(), config.getConfigMapping(SecretsConfig.class));
    }
}
