package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class JsonPayloadTest {

    private record Order(int id) {}

    private final JsonPayload json = new JsonPayload(new ObjectMapper());

    @Test
    void readsGenericTypes() {
        var orders = new TypeReference<List<Order>>() {}.getType();

        assertThat(json.convert(inbound("[{\"id\":1},{\"id\":2}]"), orders).getPayload())
                .isEqualTo(List.of(new Order(1), new Order(2)));
    }

    @Test
    void readsOnlyWhatCameFromAStream() {
        assertThat(json.canConvert(inbound("{}"), Order.class)).isTrue();
        assertThat(json.canConvert(inbound("{}"), String.class)).isFalse();
        assertThat(json.canConvert(Message.of("{}"), Order.class)).isFalse();
    }

    @Test
    void saysWhatCouldNotBeRead() {
        assertThatThrownBy(() -> json.convert(inbound("{\"id\":\"x\"}"), Order.class))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("Order")
                .hasMessageContaining("\"x\"");
    }

    private static Message<String> inbound(String payload) {
        return Message.of(payload, Metadata.of(new StreamEntry("s", "g", "1-0", 1, Map.of())));
    }
}
