package tn.shabou.prospector.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.parser.Parser;

/** JSON as shops embed it: in CDATA or comments, with trailing commas, escaped twice. */
final class LenientJson {

    /** No shop describes its products at greater length. */
    static final int LONGEST = 1 << 20;

    private static final ObjectReader READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(60)
                                                    .build())
                                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                                    .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                                    .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readerFor(JsonNode.class);

    private LenientJson() {}

    /** The values in the text; empty when even goodwill cannot read it, or it has no end. */
    static List<JsonNode> read(String text) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        var bare = Wrapping.strip(text);
        var values = values(bare);
        return values.isEmpty() && bare.contains("&quot;")
                ? values(Parser.unescapeEntities(bare, false))
                : values;
    }

    private static List<JsonNode> values(String text) {
        var values = new ArrayList<JsonNode>();
        try (var iterator = READER.<JsonNode>readValues(text)) {
            while (iterator.hasNextValue()) {
                values.add(iterator.nextValue());
            }
        } catch (IOException _) {
            return values; // What came before the damage is still worth having.
        }
        return values;
    }
}
