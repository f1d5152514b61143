package tn.shabou.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Refuses JSON in which a text holds the character NUL, which PostgreSQL cannot keep, before
 * anything is done with it.
 */
@Singleton
class JsonTextWithoutNul implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new SimpleModule().addDeserializer(String.class, new Text()));
    }

    private static final class Text extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            var text = super.deserialize(parser, context);
            if (text.indexOf('\0') >= 0) {
                throw ProblemResponses.nulInText();
            }
            return text;
        }
    }
}
