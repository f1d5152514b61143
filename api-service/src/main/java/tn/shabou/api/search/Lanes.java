package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.search.Cars.Car;
import tn.shabou.api.search.SearchEngine.Answer;
import tn.shabou.api.search.SearchEngine.Question;

/**
 * One box, three lanes: what has a known part number in it is looked up as one; what names a car is
 * searched for among what fits it; everything else is searched for as words.
 */
@ApplicationScoped
public class Lanes {

    private final Numbers numbers;
    private final Cars cars;
    private final SearchEngine engine;

    Lanes(Numbers numbers, Cars cars, SearchEngine engine) {
        this.numbers = numbers;
        this.cars = cars;
        this.engine = engine;
    }

    /** As the service has them, for programs without it. */
    public static Lanes on(Pool database, SearchEngine engine) {
        return new Lanes(
                new Numbers(database), new Cars(database, new FoldingRules(database)), engine);
    }

    /** Which lane found the parts. */
    public enum Lane {
        REFERENCE,
        VEHICLE,
        TEXT
    }

    /**
     * What was found.
     *
     * @param ids of products, the best first: as many as were wanted, if there are so many
     * @param total how many may be asked for
     * @param more whether there are more matches than may be asked for
     * @param answer what the engine said; empty when it was not asked
     */
    public record Ranked(
            Lane lane, List<Long> ids, int total, boolean more, Optional<Answer> answer) {

        public Ranked {
            ids = List.copyOf(ids);
        }

        private static Ranked by(Lane lane, Answer answer) {
            var ids = answer.hits().stream().map(Hit::productId).toList();
            return new Ranked(lane, ids, answer.total(), answer.more(), Optional.of(answer));
        }

        private static Ranked of(Lane lane, List<Long> ids) {
            boolean more = ids.size() > SearchEngine.MOST;
            var first = more ? ids.subList(0, SearchEngine.MOST) : ids;
            return new Ranked(lane, first, first.size(), more, Optional.empty());
        }
    }

    /**
     * @param depth how many of the best are wanted
     * @param explain whether hits say what their score is made of
     */
    public Uni<Ranked> find(String query, int depth, boolean explain) {
        return numbers.find(query)
                .chain(ids ->
                        ids.isEmpty()
                                ? byWords(query, depth, explain)
                                : Uni.createFrom().item(Ranked.of(Lane.REFERENCE, ids)));
    }

    private Uni<Ranked> byWords(String query, int depth, boolean explain) {
        return cars.find(query)
                .chain(car ->
                        car.map(named -> forCar(named, depth, explain))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(found ->
                        found.map(ranked -> Uni.createFrom().item(ranked))
                                .orElseGet(() -> byText(query, depth, explain)));
    }

    /** Empty when nothing that fits the car is like what was asked for. */
    private Uni<Optional<Ranked>> forCar(Car car, int depth, boolean explain) {
        return engine.ask(new Question(car.rest(), car.engines(), depth, explain))
                .map(answer -> Ranked.by(Lane.VEHICLE, answer))
                .map(found -> Optional.of(found).filter(ranked -> !ranked.ids().isEmpty()));
    }

    private Uni<Ranked> byText(String query, int depth, boolean explain) {
        return engine.ask(new Question(query, List.of(), depth, explain))
                .map(answer -> Ranked.by(Lane.TEXT, answer));
    }
}
