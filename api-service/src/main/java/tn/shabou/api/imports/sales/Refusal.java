package tn.shabou.api.imports.sales;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.ImportProblem;

/**
 * Why a file was refused: the first faults, and how many there are of each kind.
 *
 * @param counts by kind, of all rows
 */
record Refusal(Wording detail, Map<String, Integer> counts, List<Fault> first) {

    private static final int SHOWN = 50;

    /**
     * @param line 0 where it is about the whole file
     */
    record Fault(int line, String kind, Wording wording) {}

    static Refusal of(Wording detail) {
        return new Refusal(detail, Map.of(), List.of());
    }

    /** What the check of a file finds, in bounded memory. */
    static final class Findings {

        private final Map<SalesFault.Kind, Integer> counts = new EnumMap<>(SalesFault.Kind.class);
        private final List<Fault> first = new ArrayList<>();

        void add(int line, SalesFault fault) {
            counts.merge(fault.kind(), 1, Integer::sum);
            if (first.size() < SHOWN) {
                first.add(new Fault(line, fault.kind().name(), fault.wording()));
            }
        }

        boolean isEmpty() {
            return counts.isEmpty();
        }

        Refusal refusal(int rows) {
            int faulty = counts.values().stream().mapToInt(Integer::intValue).sum();
            var kinds =
                    counts.entrySet().stream()
                            .map(count -> count.getKey() + " " + count.getValue())
                            .collect(Collectors.joining(", "));
            return with(
                    Wording.of(
                            "%d of %d rows cannot be read (%s); nothing was stored. Mend them and send the file again.",
                            faulty, rows, kinds));
        }

        Refusal with(Wording detail) {
            var byName = new LinkedHashMap<String, Integer>();
            counts.forEach((kind, count) -> byName.put(kind.name(), count));
            return new Refusal(detail, byName, List.copyOf(first));
        }
    }

    Problem problem() {
        return new Problem(
                ImportProblem.INVALID_SALES_FILE,
                detail,
                first.stream()
                        .map(fault -> new Problem.Fault("line " + fault.line, fault.wording))
                        .toList());
    }

    JsonObject json() {
        var faults = new JsonArray();
        first.forEach(fault ->
                faults.add(json(fault.wording).put("line", fault.line).put("kind", fault.kind)));
        var kinds = new JsonObject();
        counts.forEach(kinds::put);
        return json(detail).put("counts", kinds).put("first", faults);
    }

    static Refusal of(JsonObject kept) {
        var counts = new LinkedHashMap<String, Integer>();
        kept.getJsonObject("counts")
                .forEach(one -> counts.put(one.getKey(), (Integer) one.getValue()));
        var first =
                kept.getJsonArray("first").stream()
                        .map(JsonObject.class::cast)
                        .map(one ->
                                new Fault(
                                        one.getInteger("line"),
                                        one.getString("kind"),
                                        wording(one)))
                        .toList();
        return new Refusal(wording(kept), counts, first);
    }

    private static JsonObject json(Wording wording) {
        return new JsonObject()
                .put("english", wording.english())
                .put("arguments", new JsonArray(wording.arguments()));
    }

    private static Wording wording(JsonObject kept) {
        return new Wording(kept.getString("english"), kept.getJsonArray("arguments").getList());
    }
}
