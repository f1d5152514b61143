package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.search.SearchEngine.Answer;
import tn.shabou.api.search.SearchEngine.Question;

/**
 * One box, three lanes: what has a known part number in it is looked up as one; what names a car is
 * searched for among what fits it; everything else is searched for as words.
 */
@ApplicationScoped
public class Lanes {

    private static final Uni<Boolean> TRUE = Uni.createFrom().item(true);
    private static final Uni<Boolean> FALSE = Uni.createFrom().item(false);

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
                new Numbers(ShopReads.of(database)),
                new Cars(database, new FoldingRules(database)),
                engine);
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

        private static Ranked of(Lane lane, List<Long> ids, Question question) {
            boolean more = ids.size() > SearchEngine.MOST;
            var passing = ids.stream().limit(SearchEngine.MOST).filter(question::admits).toList();
            return new Ranked(lane, passing, passing.size(), more, Optional.empty());
        }

        /** Those of them that pass; how many else would is not known when there are more. */
        Ranked only(Set<Long> passing) {
            var left = ids.stream().filter(passing::contains).toList();
            return new Ranked(lane, left, left.size(), more, answer);
        }
    }

    /**
     * @param depth how many of the best are wanted
     * @param explain whether hits say what their score is made of
     */
    public Uni<Ranked> find(String query, int depth, boolean explain) {
        return find(new Question(query, List.of(), depth, explain));
    }

    /**
     * @param question of any car; its filter has no say in which lane answers
     */
    Uni<Ranked> find(Question question) {
        return numbers.find(question.text())
                .chain(ids ->
                        ids.isEmpty()
                                ? byWords(question)
                                : Uni.createFrom().item(Ranked.of(Lane.REFERENCE, ids, question)));
    }

    private Uni<Ranked> byWords(Question question) {
        return cars.find(question.text())
                .chain(car ->
                        car.map(named -> forCar(question.of(named.rest(), named.engines())))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(found ->
                        found.map(ranked -> Uni.createFrom().item(ranked))
                                .orElseGet(() -> by(Lane.TEXT, question)));
    }

    /** Empty when nothing that fits the car is like what was asked for. */
    private Uni<Optional<Ranked>> forCar(Question question) {
        return by(Lane.VEHICLE, question)
                .chain(found ->
                        (found.ids().isEmpty() ? matchesAny(question) : TRUE)
                                .map(any -> any ? Optional.of(found) : Optional.empty()));
    }

    /** When nothing was found: whether that is because of the filter. */
    private Uni<Boolean> matchesAny(Question question) {
        return question.filter().isEmpty()
                ? FALSE
                : engine.ask(question.unfiltered()).map(answer -> !answer.hits().isEmpty());
    }

    private Uni<Ranked> by(Lane lane, Question question) {
        return engine.ask(question).map(answer -> Ranked.by(lane, answer));
    }
}
