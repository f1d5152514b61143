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
        return new Lanes(new Numbers(database), new Cars(database), engine);
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
     * @param ids of products, the best first
     * @param more whether there are more matches than were ranked
     * @param answer what the engine said; empty when it was not asked
     */
    public record Ranked(Lane lane, List<Long> ids, boolean more, Optional<Answer> answer) {

        public Ranked {
            ids = List.copyOf(ids);
        }

        private static Ranked by(Lane lane, Answer answer) {
            var ids = answer.hits().stream().map(Hit::productId).toList();
            return new Ranked(lane, ids, answer.more(), Optional.of(answer));
        }

        private static Ranked of(Lane lane, List<Long> ids) {
            return new Ranked(lane, ids, ids.size() >= Candidates.MOST, Optional.empty());
        }
    }

    /**
     * @param explain whether hits say what their score is made of
     */
    public Uni<Ranked> find(String query, boolean explain) {
        return numbers.find(query)
                .chain(ids ->
                        ids.isEmpty()
                                ? byWords(query, explain)
                                : Uni.createFrom().item(Ranked.of(Lane.REFERENCE, ids)));
    }

    private Uni<Ranked> byWords(String query, boolean explain) {
        return cars.find(query)
                .chain(car ->
                        car.map(named -> forCar(named, explain))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(found ->
                        found.map(ranked -> Uni.createFrom().item(ranked))
                                .orElseGet(() -> byText(query, explain)));
    }

    /** Empty when nothing that fits the car is like what was asked for. */
    private Uni<Optional<Ranked>> forCar(Car car, boolean explain) {
        if (car.rest().isEmpty()) {
            return cars.parts(car.engines())
                    .map(ids -> Optional.of(Ranked.of(Lane.VEHICLE, ids)))
                    .map(Lanes::unlessEmpty);
        }
        return engine.ask(new Question(car.rest(), car.engines(), explain))
                .map(answer -> Optional.of(Ranked.by(Lane.VEHICLE, answer)))
                .map(Lanes::unlessEmpty);
    }

    private Uni<Ranked> byText(String query, boolean explain) {
        return engine.ask(new Question(query, List.of(), explain))
                .map(answer -> Ranked.by(Lane.TEXT, answer));
    }

    private static Optional<Ranked> unlessEmpty(Optional<Ranked> found) {
        return found.filter(ranked -> !ranked.ids().isEmpty());
    }
}
