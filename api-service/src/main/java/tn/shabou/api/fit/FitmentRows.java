package tn.shabou.api.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tn.shabou.api.fit.Condition.AskSomebody;
import tn.shabou.api.fit.Condition.BuiltFrom;
import tn.shabou.api.fit.Condition.BuiltUntil;

/** Reads what the table of fitments says of parts. */
@ApplicationScoped
class FitmentRows {

    private static final Set<String> YES = Set.of("true", "oui", "yes", "1");
    private static final String NO_CRITERIA = "{}";
    private static final int JANUARY = 1;
    private static final int DECEMBER = 12;

    private final ObjectMapper json;

    FitmentRows(ObjectMapper json) {
        this.json = json;
    }

    /** By product, in the order of the rows. */
    Map<Long, Recorded> recorded(Iterable<Row> rows) {
        var parts = new LinkedHashMap<Long, Recorded>();
        for (var row : rows) {
            var part =
                    parts.computeIfAbsent(
                            row.getLong("id"),
                            _ ->
                                    new Recorded(
                                            YES.contains(
                                                    Fact.folded(
                                                            String.valueOf(
                                                                    row.getString("universal")))),
                                            row.getBoolean("for_any_car"),
                                            new ArrayList<>()));
            if (row.getLong("engine_id") != null) {
                part.fitments().add(fitment(row));
            }
        }
        return parts;
    }

    private Fitment fitment(Row row) {
        return new Fitment(row.getLong("engine_id"), row.getString("position"), conditions(row));
    }

    private List<Condition> conditions(Row row) {
        var conditions = new ArrayList<Condition>();
        var from = row.getInteger("year_from");
        if (from != null) {
            conditions.add(new BuiltFrom(YearMonth.of(from, JANUARY)));
        }
        var to = row.getInteger("year_to");
        if (to != null) {
            conditions.add(new BuiltUntil(YearMonth.of(to, DECEMBER)));
        }
        conditions.addAll(criteria(row.getString("criteria")));
        var note = row.getString("note");
        if (note != null && !note.isBlank()) {
            conditions.add(new AskSomebody(Fact.NOTE, List.of(note.strip())));
        }
        if (row.getFloat("confidence") < 1) {
            conditions.add(new AskSomebody(Fact.CONFIRMATION, List.of()));
        }
        return List.copyOf(conditions);
    }

    private List<Condition> criteria(String criteria) {
        if (criteria.equals(NO_CRITERIA)) {
            return List.of();
        }
        try {
            return Criteria.of(json.readTree(criteria));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps unreadable JSON", e);
        }
    }
}
