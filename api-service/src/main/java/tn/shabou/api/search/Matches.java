package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.catalog.Finder;
import tn.shabou.api.search.Lanes.Ranked;
import tn.shabou.api.search.SearchEngine.Question;

/** Which products a search finds, for whoever counts them; without their order. */
@ApplicationScoped
class Matches implements Finder {

    private static final int MOST = 200_000;

    private final Lanes lanes;
    private final Cars cars;
    private final IndexKeeper keeper;

    Matches(Lanes lanes, Cars cars, IndexKeeper keeper) {
        this.lanes = lanes;
        this.cars = cars;
        this.keeper = keeper;
    }

    @Override
    public Uni<Matching> matching(String query) {
        return lanes.find(query, SearchEngine.MOST, false)
                .chain(ranked ->
                        ranked.more() && ranked.answer().isPresent()
                                ? keeper.engine()
                                        .map(engine -> all(engine, query, ranked))
                                        .orElseGet(() -> Uni.createFrom().item(some(ranked)))
                                : Uni.createFrom().item(some(ranked)));
    }

    private Uni<Matching> all(IndexEngine engine, String query, Ranked ranked) {
        return switch (ranked.lane()) {
            case REFERENCE -> Uni.createFrom().item(some(ranked));
            case TEXT -> all(engine, new Question(query, List.of(), SearchEngine.MOST, false));
            case VEHICLE ->
                    cars.find(query)
                            .map(Optional::orElseThrow)
                            .chain(car ->
                                    all(
                                            engine,
                                            new Question(
                                                    car.rest(),
                                                    car.engines(),
                                                    SearchEngine.MOST,
                                                    false)));
        };
    }

    private static Uni<Matching> all(IndexEngine engine, Question question) {
        var ids = new Ids.Growing(MOST);
        return engine.all(question, ids).map(_ -> new Matching(ids.all(), !ids.isFull()));
    }

    private static Matching some(Ranked ranked) {
        return new Matching(
                ranked.ids().stream().mapToLong(Long::longValue).toArray(), !ranked.more());
    }
}
