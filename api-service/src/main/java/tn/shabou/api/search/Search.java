package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.catalog.ProductCards;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.search.Cars.Car;
import tn.shabou.api.search.SearchEngine.Answer;
import tn.shabou.api.search.SearchEngine.Question;

/**
 * One box, three lanes: what has a known part number in it is looked up as one; what names a car is
 * searched for among what fits it; everything else is searched for as words.
 */
@ApplicationScoped
class Search {

    private static final String CARDS =
            "SELECT %s FROM product p %s WHERE p.id = ANY ($1)"
                    .formatted(ProductCards.COLUMNS, ProductCards.JOINS);

    private final Pool database;
    private final Numbers numbers;
    private final Cars cars;
    private final SearchEngine engine;
    private final SearchLog log;
    private final Cursors cursors;

    Search(
            Pool database,
            Numbers numbers,
            Cars cars,
            SearchEngine engine,
            SearchLog log,
            Cursors cursors) {
        this.database = database;
        this.numbers = numbers;
        this.cars = cars;
        this.engine = engine;
        this.log = log;
        this.cursors = cursors;
    }

    /** Which lane found the parts. */
    enum Lane {
        REFERENCE,
        VEHICLE,
        TEXT
    }

    /**
     * @param cursor where the last page ended
     * @param explain whether to say how the answer came about
     */
    record Request(
            String query,
            int limit,
            Optional<String> cursor,
            Language language,
            boolean explain) {}

    /**
     * @param answer what the engine said; empty when it was not asked
     */
    record Found(Lane lane, Page<ProductCard> page, Optional<Answer> answer) {}

    private record Ranked(Lane lane, List<Long> ids, boolean more, Optional<Answer> answer) {

        static Ranked by(Lane lane, Answer answer) {
            var ids = answer.hits().stream().map(Hit::productId).toList();
            return new Ranked(lane, ids, answer.more(), Optional.of(answer));
        }
    }

    Uni<Found> find(Request request) {
        int from =
                request.cursor()
                        .map(cursor -> cursors.values(list(request), cursor))
                        .map(values -> Integer.parseInt(values.getFirst()))
                        .orElse(0);
        return numbers.find(request.query())
                .chain(ids ->
                        ids.isEmpty()
                                ? byWords(request)
                                : Uni.createFrom()
                                        .item(
                                                new Ranked(
                                                        Lane.REFERENCE,
                                                        ids,
                                                        false,
                                                        Optional.empty())))
                .invoke(ranked -> note(request, ranked))
                .chain(ranked -> page(request, ranked, from));
    }

    private Uni<Ranked> byWords(Request request) {
        return cars.find(request.query())
                .chain(car ->
                        car.map(named -> forCar(request, named))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(found ->
                        found.map(ranked -> Uni.createFrom().item(ranked))
                                .orElseGet(() -> byText(request)));
    }

    /** Empty when nothing that fits the car is like what was asked for. */
    private Uni<Optional<Ranked>> forCar(Request request, Car car) {
        if (car.rest().isEmpty()) {
            return cars.parts(car.engines())
                    .map(ids ->
                            Optional.of(
                                            new Ranked(
                                                    Lane.VEHICLE,
                                                    ids,
                                                    ids.size() >= Candidates.MOST,
                                                    Optional.empty()))
                                    .filter(ranked -> !ranked.ids().isEmpty()));
        }
        return engine.ask(new Question(car.rest(), car.engines(), request.explain()))
                .map(answer ->
                        Optional.of(Ranked.by(Lane.VEHICLE, answer))
                                .filter(ranked -> !ranked.ids().isEmpty()));
    }

    private Uni<Ranked> byText(Request request) {
        return engine.ask(new Question(request.query(), List.of(), request.explain()))
                .map(answer -> Ranked.by(Lane.TEXT, answer));
    }

    /** The first page only: who reads on asks nothing new. */
    private void note(Request request, Ranked ranked) {
        if (request.cursor().isEmpty()) {
            ranked.answer().ifPresent(answer -> log.add(request.query(), answer));
        }
    }

    private Uni<Found> page(Request request, Ranked ranked, int from) {
        int to = Math.min(from + request.limit(), ranked.ids().size());
        var ids = ranked.ids().subList(Math.min(from, to), to);
        var next =
                to < ranked.ids().size()
                        ? Optional.of(
                                cursors.cursor(list(request), List.of(Integer.toString(to))))
                        : Optional.<String>empty();
        var total =
                Page.Total.bounded(
                        ranked.more() ? Page.Total.BOUND + 1 : ranked.ids().size());
        return cards(ids, request.language())
                .map(cards -> new Found(ranked.lane(), new Page<>(cards, next, total), ranked.answer()));
    }

    private Uni<List<ProductCard>> cards(List<Long> ids, Language language) {
        return database.preparedQuery(CARDS)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(rows ->
                        rows.stream()
                                .map(row -> ProductCards.card(row, language))
                                .collect(Collectors.toMap(ProductCard::id, card -> card)))
                .map(cards -> inOrder(ids, cards));
    }

    private static List<ProductCard> inOrder(List<Long> ids, Map<Long, ProductCard> cards) {
        return ids.stream().flatMap(id -> Optional.ofNullable(cards.get(id)).stream()).toList();
    }

    /** Names the list that a cursor belongs to. */
    private static String list(Request request) {
        return "search\n" + request.query();
    }
}
