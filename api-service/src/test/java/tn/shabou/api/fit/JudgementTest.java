package tn.shabou.api.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.fit.FitVerdict.Reason;
import tn.shabou.api.fit.FitVerdict.Verdict;
import tn.shabou.api.vehicles.SampleVehicles;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicles;

class JudgementTest {

    private static final int CASES = 4_000;
    private static final List<String> POSITIONS = List.of("avant", "arrière");
    private static final List<String> CODES = List.of("K9K 700", "K9K 766", "D4F 740");
    private static final List<String> BRAKES = List.of("Bosch", "ATE");
    private static final YearMonth FIRST = YearMonth.of(1999, 1);
    private static final int MONTHS = 12 * 12;

    /** What a part asks of a car, besides the engine; null asks nothing. */
    private record Wanted(
            long engine,
            String position,
            Integer yearFrom,
            Integer yearTo,
            String builtFrom,
            String code,
            Boolean abs,
            String brakes,
            boolean note,
            boolean unsure) {

        Fitment fitment() {
            var conditions = new ArrayList<Condition>();
            if (yearFrom != null) {
                conditions.add(new Condition.BuiltFrom(YearMonth.of(yearFrom, 1)));
            }
            if (yearTo != null) {
                conditions.add(new Condition.BuiltUntil(YearMonth.of(yearTo, 12)));
            }
            var criteria = new HashMap<String, Object>();
            put(criteria, "a_partir_de", builtFrom);
            put(criteria, "code_moteur", code);
            put(criteria, "ABS", abs);
            put(criteria, "systeme_de_freinage", brakes);
            conditions.addAll(read(criteria));
            if (note) {
                conditions.add(new Condition.AskSomebody(Fact.NOTE, List.of()));
            }
            if (unsure) {
                conditions.add(new Condition.AskSomebody(Fact.CONFIRMATION, List.of()));
            }
            return new Fitment(engine, position, conditions);
        }

        boolean holds(World world) {
            return engine == world.engine.id()
                    && (position.isEmpty() || position.equals(world.position))
                    && (yearFrom == null || world.built.getYear() >= yearFrom)
                    && (yearTo == null || world.built.getYear() <= yearTo)
                    && (builtFrom == null || !world.built.isBefore(YearMonth.parse(builtFrom)))
                    && (code == null || world.code.startsWith(code))
                    && (abs == null || abs == world.abs)
                    && (brakes == null || brakes.equals(world.brakes))
                    && (!note || world.noteHolds)
                    && (!unsure || world.supplierIsRight);
        }
    }

    /** A car of which everything is known. */
    private record World(
            Engine engine,
            YearMonth built,
            String position,
            String code,
            boolean abs,
            String brakes,
            boolean noteHolds,
            boolean supplierIsRight) {

        /** Whether this may be the car that somebody describes. */
        boolean mayBe(Car car) {
            return engine.built().mayInclude(built.getYear())
                    && car.year().map(year -> year == built.getYear()).orElse(true)
                    && car.month()
                            .filter(_ -> car.year().isPresent())
                            .map(month -> month == built.getMonthValue())
                            .orElse(true)
                    && engine.code().map(code::startsWith).orElse(true)
                    && car.fact(Fact.POSITION).map(position::equals).orElse(true)
                    && car.fact(Fact.ENGINE_CODE).map(code::startsWith).orElse(true)
                    && car.fact(new Fact("abs")).map(said -> said.equals("oui") == abs).orElse(true)
                    && car.fact(new Fact("brake_system")).map(brakes::equals).orElse(true);
        }

        Car told() {
            return new Car(
                    engine,
                    Optional.of(built.getYear()),
                    Optional.of(built.getMonthValue()),
                    Map.of(
                            Fact.POSITION,
                            position,
                            Fact.ENGINE_CODE,
                            code,
                            Fact.named("ABS"),
                            abs ? "oui" : "non",
                            Fact.named("brakeSystem"),
                            brakes));
        }
    }

    /** One part, one car, drawn at random. */
    private static final class Case {

        final Random random;
        final List<Engine> engines;
        final Vehicles vehicles;
        final List<Wanted> part = new ArrayList<>();
        final Car car;

        Case(long seed) {
            random = new Random(seed);
            engines =
                    IntStream.rangeClosed(1, 1 + random.nextInt(3)).mapToObj(this::engine).toList();
            vehicles = SampleVehicles.of(engines);
            for (var engine : engines) {
                var places =
                        random.nextInt(3) == 0
                                ? POSITIONS
                                : List.of(random.nextBoolean() ? "" : "avant");
                if (random.nextInt(4) > 0) {
                    places.forEach(position -> part.add(wanted(engine.id(), position)));
                }
            }
            car = car();
        }

        private Engine engine(int id) {
            int from = 2000 + random.nextInt(4);
            return SampleVehicles.engine(
                    id,
                    maybe(2, List.of("K9K", "K9K 766", "D4F 740").get(random.nextInt(3))),
                    from,
                    from + random.nextInt(5));
        }

        private Wanted wanted(long engine, String position) {
            return new Wanted(
                    engine,
                    position,
                    maybe(4, 1999 + random.nextInt(8)),
                    maybe(4, 2001 + random.nextInt(8)),
                    maybe(5, "200%d-%02d".formatted(random.nextInt(9), 1 + random.nextInt(12))),
                    maybe(5, List.of("K9K", "K9K 766", "D4F 740").get(random.nextInt(3))),
                    maybe(5, random.nextBoolean()),
                    maybe(5, BRAKES.get(random.nextInt(2))),
                    random.nextInt(15) == 0,
                    random.nextInt(15) == 0);
        }

        private Car car() {
            var facts = new HashMap<Fact, String>();
            put(facts, Fact.POSITION, maybe(4, POSITIONS.get(random.nextInt(2))));
            put(facts, Fact.ENGINE_CODE, maybe(4, CODES.get(random.nextInt(3))));
            put(facts, Fact.named("abs"), maybe(3, random.nextBoolean() ? "oui" : "non"));
            put(facts, Fact.named("brake_system"), maybe(3, BRAKES.get(random.nextInt(2))));
            return new Car(
                    random.nextBoolean() ? SampleVehicles.CLIO : engines.getFirst(),
                    Optional.ofNullable(maybe(2, 2000 + random.nextInt(8))),
                    Optional.ofNullable(maybe(2, 1 + random.nextInt(12))),
                    facts);
        }

        private <T> T maybe(int oneIn, T value) {
            return random.nextInt(oneIn) == 0 ? value : null;
        }

        FitVerdict verdict(Car car) {
            return Judgement.of(
                    new Recorded(
                            false, !part.isEmpty(), part.stream().map(Wanted::fitment).toList()),
                    car,
                    vehicles);
        }

        boolean fits(World world) {
            return part.stream().anyMatch(wanted -> wanted.holds(world));
        }

        /** Cars that this one may turn out to be, among many. */
        List<World> worlds() {
            var worlds = new ArrayList<World>();
            for (var engine : vehicles.engines(car.vehicle())) {
                // Where the part has but one place, no other can be meant.
                var places =
                        part.stream()
                                .filter(one -> one.engine() == engine.id())
                                .map(Wanted::position)
                                .filter(place -> !place.isEmpty())
                                .toList();
                for (int i = 0; i < 300; i++) {
                    var world = world(engine, places);
                    if (world.mayBe(car)) {
                        worlds.add(world);
                    }
                }
            }
            return worlds;
        }

        private World world(Engine engine, List<String> places) {
            var where =
                    places.isEmpty() || car.fact(Fact.POSITION).isPresent() ? POSITIONS : places;
            return new World(
                    engine,
                    FIRST.plusMonths(random.nextInt(MONTHS)),
                    where.get(random.nextInt(where.size())),
                    CODES.get(random.nextInt(CODES.size())),
                    random.nextBoolean(),
                    BRAKES.get(random.nextInt(2)),
                    random.nextBoolean(),
                    random.nextBoolean());
        }
    }

    @Test
    void isNeverSureOfWhatMayTurnOutOtherwise() {
        var seen = new EnumMap<Verdict, Integer>(Verdict.class);
        for (int seed = 0; seed < CASES; seed++) {
            var one = new Case(seed);
            var verdict = one.verdict(one.car);
            seen.merge(verdict.verdict(), 1, Integer::sum);
            for (var world : one.worlds()) {
                if (verdict.verdict() != Verdict.TO_CHECK) {
                    assertThat(one.fits(world))
                            .as("seed %d: %s, %s, %s", seed, one.part, one.car, world)
                            .isEqualTo(verdict.verdict() == Verdict.FITS);
                }
            }
            if (verdict.reason() == Reason.FACT_MISSING) {
                assertThat(verdict.missing()).as("seed %d", seed).isNotEmpty();
            }
        }
        assertThat(seen).hasSize(3).allSatisfy((_, count) -> assertThat(count).isGreaterThan(100));
    }

    @Test
    void decidesOnceEverythingIsKnown() {
        int decided = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var one = new Case(seed);
            if (one.part.isEmpty() || one.part.stream().anyMatch(w -> w.note() || w.unsure())) {
                continue;
            }
            for (var world : one.worlds().stream().limit(5).toList()) {
                assertThat(one.verdict(world.told()).verdict())
                        .as("seed %d: %s, %s", seed, one.part, world)
                        .isEqualTo(one.fits(world) ? Verdict.FITS : Verdict.DOES_NOT_FIT);
                decided++;
            }
        }
        assertThat(decided).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"abs\": null}",
                "{\"abs\": []}",
                "{\"abs\": {}}",
                "{\"a_partir_de\": \"bientôt\"}",
                "{\"jusqu_a\": [\"2007-01\", \"2008-01\"]}",
                "[\"abs\"]",
                "\"abs\"",
                "{\"chassis_from\": \"12\"}",
                "{\"options\": [\"GT\", {\"a\": 1}]}"
            })
    void saysThatACriterionWhichNobodyUnderstandsIsToCheck(String criteria)
            throws JsonProcessingException {
        var engine = SampleVehicles.engine(1, null, 2000, 2006);
        var fitment = new Fitment(1, "", Criteria.of(new ObjectMapper().readTree(criteria)));
        var facts =
                Map.of(
                        Fact.named("abs"), "oui",
                        Fact.named("chassis"), "VF1AAAAAA12345678",
                        Fact.named("options"), "GT");

        var verdict =
                Judgement.of(
                        new Recorded(false, true, List.of(fitment)),
                        new Car(engine, Optional.of(2003), Optional.of(3), facts),
                        SampleVehicles.of(List.of(engine)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.TO_CHECK);
        assertThat(verdict.missing()).isNotEmpty();
    }

    private static <K, V> void put(Map<K, ? super V> map, K key, V value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static List<Condition> read(Map<String, Object> criteria) {
        return Criteria.of(new ObjectMapper().valueToTree(criteria));
    }
}
