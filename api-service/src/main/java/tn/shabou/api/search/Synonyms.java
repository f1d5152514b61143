package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tn.shabou.api.search.Asked.Synonym;

/**
 * What people call things.
 *
 * @param meant other names of a thing, by the {@link Stems#key} of each word of one name
 */
record Synonyms(Map<String, List<List<String>>> meant) {

    private static final int MOST_FOR_A_NAME = 20;

    private static final String ALL =
            """
            SELECT said_key AS said, search_words(meant) AS meant FROM synonym WHERE enabled
             UNION ALL
            SELECT meant_key, search_words(said) FROM synonym WHERE enabled AND both_ways
             ORDER BY said, meant
            """;

    static Uni<Synonyms> load(SqlClient database) {
        return database.query(ALL)
                .execute()
                .map(rows -> {
                    var meant = new HashMap<String, List<List<String>>>();
                    for (var row : rows) {
                        meant.computeIfAbsent(row.getString("said"), _ -> new ArrayList<>())
                                .add(List.of(row.getString("meant").split(" ")));
                    }
                    return new Synonyms(meant);
                });
    }

    /** Those of all names among the words. */
    List<Synonym> of(List<String> words) {
        var keys = words.stream().map(Stems::key).toList();
        var found = new ArrayList<Synonym>();
        for (int from = 0; from < keys.size(); from++) {
            var name = new StringJoiner(" ");
            int longest = Math.min(keys.size(), from + Vocabulary.LONGEST_NAME);
            for (int to = from + 1; to <= longest; to++) {
                name.add(keys.get(to - 1));
                for (var other : meant.getOrDefault(name.toString(), List.of())) {
                    if (found.size() < MOST_FOR_A_NAME) {
                        found.add(new Synonym(from, to, other));
                    }
                }
            }
        }
        return found;
    }
}
