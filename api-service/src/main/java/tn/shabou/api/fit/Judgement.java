package tn.shabou.api.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tn.shabou.api.fit.FitVerdict.Deciding;
import tn.shabou.api.fit.FitVerdict.Reason;
import tn.shabou.api.fit.FitVerdict.Verdict;
import tn.shabou.api.fit.Fitment.Finding;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicles;

/**
 * Decides whether a part fits a car. It fits only if it would whatever we do not know turned out to
 * be: with every engine that the car may have, at every position that the part has, and with no
 * condition left open. It does not fit only if it never would.
 */
final class Judgement {

    private final Car car;
    private final Map<Engine, List<Finding>> findings = new LinkedHashMap<>();

    private Judgement(Car car) {
        this.car = car;
    }

    static FitVerdict of(Recorded part, Car car, Vehicles vehicles) {
        if (!part.forAnyCar()) {
            return part.universal()
                    ? FitVerdict.of(Verdict.FITS, Reason.UNIVERSAL)
                    : FitVerdict.of(Verdict.TO_CHECK, Reason.NO_FITMENT_KNOWN);
        }
        var judgement = new Judgement(car);
        vehicles.engines(car.vehicle()).stream()
                .filter(engine -> car.year().map(engine.built()::mayInclude).orElse(true))
                .forEach(engine -> judgement.look(engine, part.fitments()));
        return judgement.verdict();
    }

    private void look(Engine engine, List<Fitment> fitments) {
        findings.put(
                engine,
                fitments.stream()
                        .filter(fitment -> fitment.engineId() == engine.id())
                        .map(fitment -> fitment.finding(engine, car))
                        .toList());
    }

    private FitVerdict verdict() {
        if (findings.isEmpty()) {
            return FitVerdict.of(Verdict.TO_CHECK, Reason.NOT_BUILT_THEN);
        }
        var outcomes = new LinkedHashSet<Outcome>();
        findings.values().forEach(found -> outcomes.add(outcome(found)));
        if (outcomes.equals(Set.of(Outcome.MET))) {
            return verdict(Verdict.FITS, Reason.ALL_MET, List.of(), List.of());
        }
        if (outcomes.equals(Set.of(Outcome.BROKEN))) {
            var against = deciding(Finding::broken);
            return verdict(
                    Verdict.DOES_NOT_FIT,
                    against.isEmpty() ? Reason.OTHER_CARS : Reason.CONDITION_BROKEN,
                    List.of(),
                    against);
        }
        return verdict(Verdict.TO_CHECK, Reason.FACT_MISSING, missing(outcomes), List.of());
    }

    private FitVerdict verdict(
            Verdict verdict, Reason reason, List<Deciding> missing, List<Deciding> against) {
        var positions = new LinkedHashSet<String>();
        findings.values().stream()
                .flatMap(List::stream)
                .filter(finding -> finding.outcome() != Outcome.BROKEN)
                .map(Finding::position)
                .filter(position -> !position.isEmpty())
                .forEach(positions::add);
        var fitting =
                findings.entrySet().stream()
                        .filter(entry -> outcome(entry.getValue()) == Outcome.MET)
                        .map(Map.Entry::getKey)
                        .toList();
        return new FitVerdict(verdict, reason, missing, against, fitting, positions);
    }

    /** Of one engine: as long as nobody says the position, all must agree. */
    private Outcome outcome(List<Finding> found) {
        return found.stream()
                .filter(finding -> !isElsewhere(finding))
                .map(Finding::outcome)
                .reduce(Outcome::agreedBy)
                .orElse(Outcome.BROKEN);
    }

    private boolean isElsewhere(Finding finding) {
        return finding.broken().stream()
                .anyMatch(condition -> condition.fact(car).equals(Fact.POSITION));
    }

    private boolean hangsOnPosition(List<Finding> found) {
        return found.stream()
                        .filter(finding -> !isElsewhere(finding))
                        .map(Finding::outcome)
                        .distinct()
                        .count()
                > 1;
    }

    private List<Deciding> missing(Set<Outcome> outcomes) {
        var missing = new ArrayList<Deciding>();
        if (outcomes.size() > 1) {
            missing.add(new Deciding(Fact.ENGINE, List.of()));
        }
        if (findings.values().stream().anyMatch(this::hangsOnPosition)) {
            missing.add(
                    new Deciding(
                            Fact.POSITION,
                            findings.values().stream()
                                    .flatMap(List::stream)
                                    .map(Finding::position)
                                    .distinct()
                                    .toList()));
        }
        missing.addAll(deciding(Finding::open));
        return missing;
    }

    private List<Deciding> deciding(Function<Finding, List<Condition>> conditions) {
        var options = new LinkedHashMap<Fact, Set<String>>();
        findings.values().stream()
                .flatMap(List::stream)
                .flatMap(finding -> conditions.apply(finding).stream())
                .forEach(condition ->
                        options.computeIfAbsent(condition.fact(car), _ -> new LinkedHashSet<>())
                                .addAll(condition.options()));
        return options.entrySet().stream()
                .map(entry -> new Deciding(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
