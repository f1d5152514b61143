package tn.shabou.api.fit;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tn.shabou.api.vehicles.Vehicle.Engine;

/** What must hold, besides the engine, for a part to fit. */
sealed interface Condition {

    Outcome outcome(Engine engine, Car car);

    /** What has to be known to decide. */
    Fact fact(Car car);

    /** Answers that would settle it; none when any number or date may be said. */
    default List<String> options() {
        return List.of();
    }

    /** The car was built in that month or later. */
    record BuiltFrom(YearMonth first) implements Condition {

        @Override
        public Outcome outcome(Engine engine, Car car) {
            var built = car.built(engine);
            if (built.from() != null && !built.from().isBefore(first)) {
                return Outcome.MET;
            }
            return built.to() != null && built.to().isBefore(first)
                    ? Outcome.BROKEN
                    : Outcome.UNKNOWN;
        }

        @Override
        public Fact fact(Car car) {
            return car.missingDate();
        }
    }

    /** The car was built in that month or before. */
    record BuiltUntil(YearMonth last) implements Condition {

        @Override
        public Outcome outcome(Engine engine, Car car) {
            var built = car.built(engine);
            if (built.to() != null && !built.to().isAfter(last)) {
                return Outcome.MET;
            }
            return built.from() != null && built.from().isAfter(last)
                    ? Outcome.BROKEN
                    : Outcome.UNKNOWN;
        }

        @Override
        public Fact fact(Car car) {
            return car.missingDate();
        }
    }

    /** Engines have long codes, of which people and catalogues often know but the beginning. */
    record EngineCode(List<String> codes) implements Condition {

        @Override
        public Outcome outcome(Engine engine, Car car) {
            var said = car.fact(Fact.ENGINE_CODE).map(this::among);
            var known = engine.code().map(this::among);
            return said.orElse(Outcome.UNKNOWN).completedBy(known.orElse(Outcome.UNKNOWN));
        }

        private Outcome among(String code) {
            var car = letters(code);
            if (car.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (codes.stream().map(EngineCode::letters).anyMatch(car::startsWith)) {
                return Outcome.MET;
            }
            return codes.stream().map(EngineCode::letters).anyMatch(one -> one.startsWith(car))
                    ? Outcome.UNKNOWN
                    : Outcome.BROKEN;
        }

        private static String letters(String code) {
            return Fact.folded(code).replace(" ", "").toUpperCase(Locale.ROOT);
        }

        @Override
        public Fact fact(Car car) {
            return Fact.ENGINE_CODE;
        }

        @Override
        public List<String> options() {
            return codes;
        }
    }

    /** The number of the chassis is no lower, or no higher, than that. */
    record Chassis(String bound, boolean isFirst) implements Condition {

        @Override
        public Outcome outcome(Engine engine, Car car) {
            return car.fact(Fact.CHASSIS)
                    .flatMap(number -> compared(letters(number), letters(bound)))
                    .map(sign -> (isFirst ? sign >= 0 : sign <= 0) ? Outcome.MET : Outcome.BROKEN)
                    .orElse(Outcome.UNKNOWN);
        }

        /** Empty where one is cut short, so that nobody knows. */
        private static Optional<Integer> compared(String one, String other) {
            return one.length() == other.length() && !one.isEmpty()
                    ? Optional.of(one.compareTo(other))
                    : Optional.empty();
        }

        private static String letters(String number) {
            return Fact.folded(number).replace(" ", "");
        }

        @Override
        public Fact fact(Car car) {
            return Fact.CHASSIS;
        }
    }

    /**
     * Something is one of these, such as the brake system.
     *
     * @param values none when we cannot tell what is asked for
     */
    record OneOf(Fact fact, List<String> values) implements Condition {

        private static final List<String> YES = List.of("true", "oui", "yes", "avec", "1", "نعم");
        private static final List<String> NO = List.of("false", "non", "no", "sans", "0", "لا");

        @Override
        public Outcome outcome(Engine engine, Car car) {
            var said = car.fact(fact).map(OneOf::meant).filter(value -> !value.isEmpty());
            if (said.isEmpty() || values.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            return values.stream().map(OneOf::meant).anyMatch(said.get()::equals)
                    ? Outcome.MET
                    : Outcome.BROKEN;
        }

        private static String meant(String value) {
            var folded = Fact.folded(value);
            if (YES.contains(folded)) {
                return "true";
            }
            return NO.contains(folded) ? "false" : folded;
        }

        @Override
        public Fact fact(Car car) {
            return fact;
        }

        @Override
        public List<String> options() {
            return values;
        }
    }

    /** Nobody but a person can tell: an unconfirmed fitment, or a remark in words. */
    record AskSomebody(Fact fact, List<String> options) implements Condition {

        @Override
        public Outcome outcome(Engine engine, Car car) {
            return Outcome.UNKNOWN;
        }

        @Override
        public Fact fact(Car car) {
            return fact;
        }
    }
}
