package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.catalog.Cards;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.search.Lanes.Lane;
import tn.shabou.api.search.Lanes.Ranked;
import tn.shabou.api.search.SearchEngine.Answer;

/** Answers the search box, page by page. */
@ApplicationScoped
class Search {

    private final Cards cards;
    private final Lanes lanes;
    private final SearchLog log;
    private final Cursors cursors;

    Search(Cards cards, Lanes lanes, SearchLog log, Cursors cursors) {
        this.cards = cards;
        this.lanes = lanes;
        this.log = log;
        this.cursors = cursors;
    }

    /**
     * @param cursor where the last page ended
     * @param explain whether to say how the answer came about
     */
    record Request(
            String query, int limit, Optional<String> cursor, Language language, boolean explain) {}

    /**
     * @param answer what the engine said; empty when it was not asked
     * @param askedAgain counts that somebody else got the same answer; empty when that says nothing
     */
    record Found(
            Lane lane,
            Page<ProductCard> page,
            Optional<Answer> answer,
            Optional<Runnable> askedAgain) {}

    Uni<Found> find(Request request) {
        int from =
                request.cursor()
                        .map(cursor -> cursors.values(list(request), cursor))
                        .map(values -> Integer.parseInt(values.getFirst()))
                        .orElse(0);
        return lanes.find(
                        request.query(),
                        Math.min(from + request.limit(), SearchEngine.MOST),
                        request.explain())
                .chain(ranked -> page(request, ranked, from, note(request, ranked)));
    }

    /** The first page only: who reads on asks nothing new. */
    private Optional<Runnable> note(Request request, Ranked ranked) {
        return ranked.answer()
                .filter(_ -> request.cursor().isEmpty())
                .map(answer -> log.add(request.query(), answer));
    }

    private Uni<Found> page(
            Request request, Ranked ranked, int from, Optional<Runnable> askedAgain) {
        int to = Math.min(from + request.limit(), ranked.ids().size());
        var ids = ranked.ids().subList(Math.min(from, to), to);
        var next =
                to < ranked.total()
                        ? Optional.of(cursors.cursor(list(request), List.of(Integer.toString(to))))
                        : Optional.<String>empty();
        var total = Page.Total.bounded(ranked.more() ? Page.Total.BOUND + 1 : ranked.total());
        return cards.of(ids, request.language())
                .map(found ->
                        new Found(
                                ranked.lane(),
                                new Page<>(found, next, total),
                                ranked.answer(),
                                askedAgain));
    }

    /** Names the list that a cursor belongs to. */
    private static String list(Request request) {
        return "search\n" + request.query();
    }
}
