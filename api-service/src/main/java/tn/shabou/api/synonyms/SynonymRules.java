package tn.shabou.api.synonyms;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import tn.shabou.api.http.Problem;

/** Which synonyms help: those that say something, of few words, and nothing twice. */
@ApplicationScoped
class SynonymRules {

    /** Search looks for phrases of up to so many words in a question. */
    private static final int LONGEST_ASKED = 4;

    private static final int LONGEST_MEANT = 8;

    /** With fewer products, being in many of them tells nothing. */
    private static final int FEW_PRODUCTS = 200;

    /** A word in more of the catalogue than this leads everywhere. */
    private static final double TOO_COMMON = 0.25;

    private static final String FACTS =
            """
            WITH words AS (SELECT search_words($1) AS said, search_words($2) AS meant),
            keys AS (SELECT said, meant, search_key(said) AS said_key, search_key(meant) AS meant_key FROM words)
            SELECT said, meant, said_key IS NOT DISTINCT FROM meant_key AS same_words,
                   EXISTS (SELECT FROM synonym s WHERE s.said_key = k.said_key AND s.meant_key = k.meant_key AND s.id <> $3) AS known,
                   EXISTS (SELECT FROM synonym s WHERE s.said_key = k.meant_key AND s.meant_key = k.said_key AND s.id <> $3) AS reversed,
                   numnode(plainto_tsquery('french', said)) = 0 OR numnode(plainto_tsquery('arabic', said)) = 0 OR length(said) < 2 AS empty_words,
                   (SELECT min(coalesce(w.documents, 0)) FROM string_to_table(said, ' ') AS said_word LEFT JOIN search_word w ON w.word = said_word)::float8
                       AS commonness,
                   (SELECT documents FROM search_statistics)::float8 AS products
              FROM keys k
            """;

    /**
     * @param own id of the synonym that is edited; 0 for a new one
     * @throws Problem through the Uni, that says what is wrong with it
     */
    Uni<Void> check(SqlClient database, Synonym.Draft draft, long own) {
        return database.preparedQuery(FACTS)
                .execute(Tuple.of(draft.said(), draft.meant(), own))
                .invoke(rows -> check(draft, rows.iterator().next()))
                .replaceWithVoid();
    }

    private static void check(Synonym.Draft draft, Row facts) {
        var said = facts.getString("said");
        var meant = facts.getString("meant");
        if (said.isEmpty() || meant.isEmpty()) {
            throw new Problem(
                    SynonymProblem.SYNONYM_WITHOUT_WORDS,
                    "\"%s\" and \"%s\" both need letters or digits.",
                    draft.said(),
                    draft.meant());
        }
        if (facts.getBoolean("same_words")) {
            throw new Problem(
                    SynonymProblem.SYNONYM_OF_ITSELF,
                    "Search takes \"%s\" and \"%s\" for the same already: accents, capitals and plurals do not count.",
                    draft.said(),
                    draft.meant());
        }
        checkLength(said, LONGEST_ASKED);
        checkLength(meant, draft.bothWays() ? LONGEST_ASKED : LONGEST_MEANT);
        checkCommonness(draft, facts);
        if (facts.getBoolean("known")) {
            throw new Problem(
                    SynonymProblem.SYNONYM_EXISTS,
                    "\"%s\" means \"%s\" already; edit that one.",
                    draft.said(),
                    draft.meant());
        }
        if (facts.getBoolean("reversed")) {
            throw new Problem(
                    SynonymProblem.SYNONYM_REVERSED,
                    "\"%s\" leads to \"%s\" already; let that one hold both ways.",
                    draft.meant(),
                    draft.said());
        }
    }

    private static void checkLength(String words, int longest) {
        if (words.split(" ").length > longest) {
            throw new Problem(
                    SynonymProblem.SYNONYM_TOO_LONG,
                    "\"%s\" has more than %d words; search would never look for it.",
                    words,
                    longest);
        }
    }

    private static void checkCommonness(Synonym.Draft draft, Row facts) {
        double products = facts.getDouble("products");
        boolean everywhere =
                products >= FEW_PRODUCTS && facts.getDouble("commonness") > TOO_COMMON * products;
        if (facts.getBoolean("empty_words") || everywhere) {
            throw new Problem(
                    SynonymProblem.SYNONYM_TOO_GENERIC,
                    "\"%s\" could be said of almost anything; use the words that tell the part.",
                    draft.said());
        }
    }
}
