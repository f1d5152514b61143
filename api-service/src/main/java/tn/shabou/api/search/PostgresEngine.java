package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;
import tn.shabou.api.search.Candidates.Candidate;
import tn.shabou.api.search.index.Text;

/**
 * Search in PostgreSQL: an index finds a bounded number of candidates, and those are ranked here.
 *
 * <p>Products with all words come first in line; when they are few, products with most of what the
 * question says join them. A query that takes too long is given up for a look at the most popular
 * products.
 */
public class PostgresEngine implements SearchEngine {

    private static final Logger LOG = Logger.getLogger(PostgresEngine.class);

    /** From so many matches on, walking down the popular products finds enough of them. */
    private static final int COMMON = 5_000;

    /** With fewer products that have all words, those that have most are looked at as well. */
    private static final int ENOUGH = 60;

    private static final double MOST_OF_THE_QUESTION = 0.5;
    private static final String QUERY_CANCELED = "57014";

    private final Pool database;
    private final Duration patience;
    private final Reader reader;
    private final Weights weights;

    PostgresEngine(Pool database, List<String> languages, Duration patience, Weights weights) {
        this.database = database;
        this.patience = patience;
        this.reader = new Reader(new SqlVocabulary(database, languages));
        this.weights = weights;
    }

    /**
     * @param languages as in {@link SearchConfig#languages}
     */
    public static SearchEngine on(Pool database, List<String> languages, Duration patience) {
        return new PostgresEngine(database, languages, patience, Weights.TUNED);
    }

    @Override
    public Uni<Answer> ask(Question question) {
        return question.text().isEmpty() ? fitting(question) : byWords(question);
    }

    private Uni<Answer> fitting(Question question) {
        return new Candidates(database)
                .fitting(question.engines())
                .map(ids ->
                        Answer.of(
                                ids.stream()
                                        .filter(question::admits)
                                        .map(id -> new Hit(id, 0, Map.of()))
                                        .toList(),
                                ids.size() >= MOST,
                                Understanding.NOTHING));
    }

    private Uni<Answer> byWords(Question question) {
        return reader.read(question.text()).chain(understood -> answer(question, understood));
    }

    private Uni<Answer> answer(Question question, Understanding understood) {
        if (understood.known().isEmpty()) {
            return Uni.createFrom().item(Answer.of(List.of(), false, understood));
        }
        var query = new TextQuery(understood);
        return impatiently(connection -> find(new Candidates(connection), query, question))
                .onFailure(PostgresEngine::tookTooLong)
                .recoverWithUni(() -> popular(query))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> ranked(question, understood, found));
    }

    /**
     * Runs queries that PostgreSQL itself gives up after a while, so that nothing piles up there.
     */
    private <T> Uni<T> impatiently(Function<SqlClient, Uni<T>> queries) {
        return database.withTransaction(connection ->
                connection
                        .query("SET LOCAL statement_timeout = " + patience.toMillis())
                        .execute()
                        .chain(() -> queries.apply(connection)));
    }

    private static boolean tookTooLong(Throwable failure) {
        return failure instanceof PgException refusal
                && QUERY_CANCELED.equals(refusal.getSqlState());
    }

    private Uni<List<Candidate>> popular(TextQuery query) {
        LOG.warnf("gave up after %s; answering with popular products", patience);
        return new Candidates(database).byPopularity(query, query.all());
    }

    private static Uni<List<Candidate>> find(
            Candidates candidates, TextQuery query, Question question) {
        return all(candidates, query, question)
                .chain(found ->
                        found.size() >= ENOUGH
                                ? Uni.createFrom().item(found)
                                : some(candidates, query, question)
                                        .map(more -> together(found, more)));
    }

    private static Uni<List<Candidate>> all(
            Candidates candidates, TextQuery query, Question question) {
        if (!question.engines().isEmpty()) {
            return candidates.byFitment(query, query.all(), question.engines());
        }
        if (query.mostMatches() < COMMON) {
            return candidates.byIndex(query, query.all());
        }
        return candidates
                .byPopularity(query, query.all())
                .chain(found ->
                        found.size() >= ENOUGH
                                ? Uni.createFrom().item(found)
                                : candidates.byIndex(query, query.all()));
    }

    private static Uni<List<Candidate>> some(
            Candidates candidates, TextQuery query, Question question) {
        var most = query.most(MOST_OF_THE_QUESTION);
        if (!question.engines().isEmpty()) {
            return candidates.byFitment(query, most, question.engines());
        }
        return candidates.byIndex(query, most);
    }

    private static List<Candidate> together(List<Candidate> first, List<Candidate> others) {
        var known = new HashSet<Long>();
        var both = new ArrayList<Candidate>();
        for (var documents : List.of(first, others)) {
            for (var document : documents) {
                if (known.add(document.productId())) {
                    both.add(document);
                }
            }
        }
        return both;
    }

    private Answer ranked(Question question, Understanding understood, List<Candidate> found) {
        var words = new QuestionWords(understood.terms());
        var relevance = new Relevance(understood, words, weights);
        var text = new Text();
        var hits = new ArrayList<Hit>();
        for (var candidate : found) {
            if (question.admits(candidate.productId())) {
                candidate.writeTo(text, words);
                hits.add(
                        Hit.of(
                                candidate.productId(),
                                text,
                                candidate.standing(),
                                relevance,
                                question.explain()));
            }
        }
        return Answer.of(Hit.ranked(hits), found.size() >= MOST, understood);
    }
}
