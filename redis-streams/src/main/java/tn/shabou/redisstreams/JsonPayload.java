package tn.shabou.redisstreams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.MessageConverter;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads the JSON of an entry as what the handler takes, and writes what it sends as JSON. */
@ApplicationScoped
class JsonPayload implements MessageConverter {

    private final ObjectMapper mapper;

    JsonPayload(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean canConvert(Message<?> message, Type target) {
        return target != String.class
                && message.getPayload() instanceof String
                && message.getMetadata(StreamEntry.class).isPresent();
    }

    /**
     * @throws PermanentFailure when the text is not what is wanted: no further attempt will mend it
     */
    @Override
    public Message<?> convert(Message<?> message, Type target) {
        var wanted = mapper.constructType(target);
        try {
            var payload = mapper.readValue((String) message.getPayload(), wanted);
            if (payload == null) {
                throw new PermanentFailure("The payload is null");
            }
            return message.withPayload(payload);
        } catch (JsonProcessingException e) {
            throw new PermanentFailure(
                    "The payload is no " + wanted.toCanonical() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Text is taken for JSON already. */
    String write(Object payload) {
        if (payload instanceof String json) {
            return json;
        }
        try {
            return mapper.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new PermanentFailure("Cannot be written as JSON: " + payload.getClass(), e);
        }
    }
}
