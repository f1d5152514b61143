package tn.shabou.api.fit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tn.shabou.api.fit.Condition.AskSomebody;
import tn.shabou.api.fit.Condition.BuiltFrom;
import tn.shabou.api.fit.Condition.BuiltUntil;
import tn.shabou.api.fit.Condition.Chassis;
import tn.shabou.api.fit.Condition.EngineCode;
import tn.shabou.api.fit.Condition.OneOf;

/**
 * Reads the criteria of a fitment: a JSON object of facts, each with the value it must have, a list
 * of values, or {@code {"from": …, "to": …}}; {@code a_partir_de} and {@code jusqu_a} speak of the
 * month in which the car was built. What cannot be read becomes a condition that nobody meets
 * unseen.
 */
final class Criteria {

    private static final Set<String> FROM =
            Set.of("from", "a partir de", "depuis", "built from", "date from", "construit depuis");
    private static final Set<String> UNTIL =
            Set.of("to", "until", "jusqu a", "built to", "date to", "construit jusqu a");
    private static final Set<String> BUILT = Set.of("built", "date", "construit", "construction");

    private Criteria() {}

    static List<Condition> of(JsonNode criteria) {
        if (!criteria.isObject()) {
            return List.of(new AskSomebody(Fact.NOTE, List.of(criteria.toString())));
        }
        var conditions = new ArrayList<Condition>();
        criteria.properties().forEach(entry -> add(conditions, entry.getKey(), entry.getValue()));
        return List.copyOf(conditions);
    }

    private static void add(List<Condition> conditions, String key, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(
                            bound -> add(conditions, key + " " + bound.getKey(), bound.getValue()));
            if (value.isEmpty()) {
                conditions.add(new OneOf(Fact.named(key), List.of()));
            }
        } else {
            conditions.add(condition(key, values(value)));
        }
    }

    private static Condition condition(String key, List<String> values) {
        var words = Fact.folded(key.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        for (var built : BUILT) {
            words = words.startsWith(built + " ") ? words.substring(built.length() + 1) : words;
        }
        if (FROM.contains(words) || UNTIL.contains(words)) {
            return built(words, key, values);
        }
        if (words.startsWith("chassis ") && values.size() == 1) {
            var bound = words.substring("chassis ".length());
            if (FROM.contains(bound) || UNTIL.contains(bound)) {
                return new Chassis(values.getFirst(), FROM.contains(bound));
            }
        }
        var fact = Fact.named(key);
        return fact.equals(Fact.ENGINE_CODE) && !values.isEmpty()
                ? new EngineCode(values)
                : new OneOf(fact, values);
    }

    private static Condition built(String words, String key, List<String> values) {
        try {
            var said = values.size() == 1 ? values.getFirst() : "";
            boolean isFirst = FROM.contains(words);
            var month =
                    said.length() == 4
                            ? YearMonth.of(Integer.parseInt(said), isFirst ? 1 : 12)
                            : YearMonth.parse(said.length() > 7 ? said.substring(0, 7) : said);
            return isFirst ? new BuiltFrom(month) : new BuiltUntil(month);
        } catch (DateTimeException | NumberFormatException _) {
            return new AskSomebody(Fact.named(key), values);
        }
    }

    private static List<String> values(JsonNode value) {
        var values = new ArrayList<String>();
        for (var one : value.isArray() ? value : List.of(value)) {
            if (one.isValueNode() && !one.isNull() && !one.asText().isBlank()) {
                values.add(one.asText());
            }
        }
        // A list with something unreadable in it is not the whole list.
        return value.isArray() && values.size() < value.size() ? List.of() : List.copyOf(values);
    }
}
