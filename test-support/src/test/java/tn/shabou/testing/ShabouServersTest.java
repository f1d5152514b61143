package tn.shabou.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShabouServersTest {

    @Test
    void letsAServiceLogInAsItself() throws SQLException {
        var settings = settingsOf("orion");

        try (var connection =
                DriverManager.getConnection(
                        "jdbc:" + settings.get("quarkus.datasource.reactive.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"))) {
            var statement = connection.createStatement();
            assertThat(statement.executeQuery("SELECT * FROM sale").next()).isFalse();
            assertThatThrownBy(() -> statement.execute("INSERT INTO lead SELECT * FROM lead"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void letsATestArrangeWhatItNeeds() throws SQLException {
        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement()) {
            statement.execute("INSERT INTO vehicle_make (name, slug) VALUES ('Isuzu', 'isuzu')");

            assertThat(statement.executeUpdate("DELETE FROM vehicle_make")).isEqualTo(1);
        }
    }

    @Test
    void sharesItsServersAmongTestClasses() {
        assertThat(settingsOf("api").get("REDIS_URL"))
                .isEqualTo(settingsOf("prospector").get("REDIS_URL"))
                .isEqualTo(ShabouServers.redis().url());
    }

    private static Map<String, String> settingsOf(String service) {
        var servers = new ShabouServers();
        servers.init(Map.of("service", service));
        return servers.start();
    }
}
