package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import tn.shabou.api.catalog.Cards;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.catalog.ProductFilters;
import tn.shabou.api.catalog.Selections;
import tn.shabou.api.columns.ColumnStore;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.search.Lanes.Lane;
import tn.shabou.api.search.Lanes.Ranked;
import tn.shabou.api.search.SearchEngine.Answer;
import tn.shabou.api.search.SearchEngine.Question;

/** Answers the search box, page by page. */
@ApplicationScoped
public class Search {

    private final Cards cards;
    private final Lanes lanes;
    private final SearchLog log;
    private final Cursors cursors;
    private final Selections selections;
    private final ColumnStore columns;

    Search(
            Cards cards,
            Lanes lanes,
            SearchLog log,
            Cursors cursors,
            Selections selections,
            ColumnStore columns) {
        this.cards = cards;
        this.lanes = lanes;
        this.log = log;
        this.cursors = cursors;
        this.selections = selections;
        this.columns = columns;
    }

    /**
     * @param cursor where the last page ended
     * @param explain whether to say how the answer came about
     */
    public record Request(
            String query,
            ProductFilters filters,
            int limit,
            Optional<String> cursor,
            Language language,
            boolean explain) {

        boolean isFirstPage() {
            return cursor.isEmpty();
        }

        /** Of the best of what is found. */
        Question question(int depth, Optional<LongPredicate> filter) {
            return new Question(query, List.of(), depth, explain, filter);
        }
    }

    /**
     * @param answer what the engine said; empty when it was not asked
     * @param askedAgain counts that somebody else got the same answer; empty when that says nothing
     */
    public record Found(
            Lane lane,
            Page<ProductCard> page,
            Optional<Answer> answer,
            Optional<Runnable> askedAgain) {

        /** {@code reference}, {@code vehicle} or {@code text}: how the parts were found. */
        public String way() {
            return lane.name().toLowerCase(Locale.ROOT);
        }

        /** What was searched for instead, when words were corrected. */
        public Optional<String> corrected() {
            return answer.flatMap(said -> said.understanding().corrected());
        }
    }

    public Uni<Found> find(Request request) {
        int from =
                request.cursor()
                        .map(cursor -> cursors.values(list(request), cursor))
                        .map(values -> Integer.parseInt(values.getFirst()))
                        .orElse(0);
        return ranked(request, Math.min(from + request.limit(), SearchEngine.MOST))
                .chain(ranked -> page(request, ranked, from, note(request, ranked)));
    }

    private Uni<Ranked> ranked(Request request, int depth) {
        return request.filters().areNone()
                ? lanes.find(request.question(depth, Optional.empty()))
                : selections
                        .of(request.filters())
                        .chain(selection -> passing(request, depth, selection));
    }

    /** Without columns in memory, those that pass are looked for among the best alone. */
    private Uni<Ranked> passing(Request request, int depth, Selection selection) {
        return columns.snapshot()
                .map(all -> all.selected(selection))
                .map(some -> lanes.find(request.question(depth, Optional.of(some::has))))
                .orElseGet(() ->
                        lanes.find(request.question(SearchEngine.MOST, Optional.empty()))
                                .chain(found ->
                                        selections
                                                .passing(found.ids(), selection)
                                                .map(found::only)));
    }

    /**
     * The first page only: who reads on asks nothing new; nor does who narrows what was found, and
     * that a filter leaves nothing is not the fault of the words.
     */
    private Optional<Runnable> note(Request request, Ranked ranked) {
        return ranked.answer()
                .filter(_ -> request.isFirstPage() && request.filters().areNone())
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
        return cards.of(ids, request.language())
                .map(found ->
                        new Found(
                                ranked.lane(),
                                new Page<>(found, next, total(request, ranked)),
                                ranked.answer(),
                                askedAgain));
    }

    private static Page.Total total(Request request, Ranked ranked) {
        return ranked.more() && request.filters().areNone()
                ? Page.Total.bounded(Page.Total.BOUND + 1)
                : new Page.Total(ranked.total(), ranked.more() ? "gte" : "eq");
    }

    /** Names the list that a cursor belongs to. */
    private static String list(Request request) {
        return String.join("\n", "search", request.query(), request.filters().key());
    }
}
