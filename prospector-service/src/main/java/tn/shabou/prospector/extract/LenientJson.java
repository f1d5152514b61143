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
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** JSON as shops embed it: in CDATA or comments, with trailing commas, escaped twice. */
final class LenientJson {

    private static final Pattern WRAPPING =
            Pattern.compile(
                    "^\\s*(?:(?://|/\\*)?\\s*<!\\[CDATA\\[\\s*(?:\\*/)?|<!--)|(?:(?://|/\\*)?\\s*]]>\\s*(?:\\*/)?|(?://)?\\s*-->|;)\\s*$");

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

    /** The values in the text; empty when even goodwill cannot read it. */
    static List<JsonNode> read(String text) {
        var bare = text;
        for (var before = ""; !before.equals(bare); ) {
            before = bare;
            bare = WRAPPING.matcher(bare).replaceAll("");
        }
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
