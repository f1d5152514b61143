package tn.shabou.api.meilisearch;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.search.Hit;
import tn.shabou.api.search.SearchEngine;
import tn.shabou.api.search.Understanding;

/** Lets Meilisearch find products, and another engine while it cannot. */
class MeilisearchEngine implements SearchEngine {

    private static final String WORDS =
            "SELECT string_to_array(nullif(search_words($1), ''), ' ') AS words, (SELECT documents FROM search_statistics)::float8 AS documents";

    private final Pool database;
    private final MeilisearchClient client;
    private final MeilisearchConfig config;
    private final MeilisearchState state;
    private final SearchEngine standIn;

    MeilisearchEngine(
            Pool database,
            MeilisearchClient client,
            MeilisearchConfig config,
            MeilisearchState state,
            SearchEngine standIn) {
        this.database = database;
        this.client = client;
        this.config = config;
        this.state = state;
        this.standIn = standIn;
    }

    @Override
    public Uni<Answer> ask(Question question) {
        if (!state.answers()) {
            return instead(question);
        }
        return understanding(question)
                .chain(understood ->
                        understood.words().isEmpty() && question.engines().isEmpty()
                                ? Uni.createFrom().item(new Answer(List.of(), 0, false, understood))
                                : answer(question, understood));
    }

    private Uni<Answer> answer(Question question, Understanding understood) {
        return client.ask(
                        HttpMethod.POST,
                        "/indexes/" + config.index() + "/search",
                        search(question, understood))
                .map(found -> answer(found, question, understood))
                .onFailure()
                .invoke(state::isAway)
                .onFailure()
                .recoverWithUni(() -> instead(question));
    }

    private Uni<Answer> instead(Question question) {
        state.stoodIn();
        return standIn.ask(question);
    }

    /** The folded words also free the question of what Meilisearch takes for operators. */
    private static JsonObject search(Question question, Understanding understood) {
        var search =
                new JsonObject()
                        .put("q", String.join(" ", understood.words()))
                        .put("limit", question.filter().isEmpty() ? question.depth() : MOST)
                        .put("attributesToRetrieve", new JsonArray().add("id"))
                        .put("matchingStrategy", "frequency")
                        .put("showRankingScore", true)
                        .put("showRankingScoreDetails", question.explain());
        if (!question.engines().isEmpty()) {
            var engines =
                    question.engines().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
            search.put("filter", "engines IN [" + engines + "]");
        }
        return search;
    }

    private static Answer answer(JsonObject found, Question question, Understanding understood) {
        var hits =
                found.getJsonArray("hits").stream()
                        .map(JsonObject.class::cast)
                        .map(MeilisearchEngine::hit)
                        .filter(hit -> question.admits(hit.productId()))
                        .toList();
        int total = Math.min(MOST, found.getInteger("estimatedTotalHits", hits.size()));
        return question.filter().isPresent()
                ? Answer.of(hits, total >= MOST, understood)
                : new Answer(hits, total, total >= MOST, understood);
    }

    private static Hit hit(JsonObject hit) {
        return new Hit(
                hit.getLong("id"),
                hit.getDouble("_rankingScore", 0.0),
                contributions(hit.getJsonObject("_rankingScoreDetails", new JsonObject())));
    }

    /** The rules of Meilisearch that have a score, in its order. */
    private static Map<String, Double> contributions(JsonObject details) {
        var contributions = new LinkedHashMap<String, Double>();
        for (var rule : details) {
            if (rule.getValue() instanceof JsonObject detail && detail.containsKey("score")) {
                contributions.put(rule.getKey(), detail.getDouble("score"));
            }
        }
        return contributions;
    }

    /** Meilisearch does not tell what it took words for. */
    private Uni<Understanding> understanding(Question question) {
        return database.preparedQuery(WORDS)
                .execute(Tuple.of(question.text()))
                .map(rows -> {
                    var row = rows.iterator().next();
                    var words = row.getArrayOfStrings("words");
                    return new Understanding(
                            words == null ? List.of() : List.of(words),
                            List.of(),
                            row.getDouble("documents"),
                            Map.of(),
                            Optional.empty());
                });
    }
}
