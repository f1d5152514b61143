package tn.shabou.local.demo;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tn.shabou.local.demo.Family.Fits;
import tn.shabou.local.demo.Vehicles.Engine;

/** What parts are drawn from: families, makers and cars, each with its weight. */
final class Assortment {

    final List<Family> families = Family.all();
    final List<Maker> makers = Maker.all();
    final Vehicles vehicles = Vehicles.all();
    final List<KnownPart> known = KnownPart.all();

    private final Weighted<Family> byWeight =
            new Weighted<>(
                    families.stream().filter(family -> family.parts() != null).toList(),
                    family -> family.theParts().weight());
    private final Map<String, List<Maker>> makersOf =
            families.stream()
                    .filter(family -> family.parent() == null)
                    .collect(
                            Collectors.toMap(
                                    Family::slug,
                                    main ->
                                            makers.stream()
                                                    .filter(maker ->
                                                            maker.makes().contains(main.slug()))
                                                    .toList()));
    private final Weighted<Engine> engines = new Weighted<>(vehicles.engines(), Engine::weight);
    private final Weighted<Engine> petrol = fuelled("PETROL");
    private final Weighted<Engine> diesel = fuelled("DIESEL");
    private final Map<Engine, List<Engine>> sameCode =
            vehicles.engines().stream()
                    .collect(Collectors.toMap(Function.identity(), vehicles::alike));
    private final Map<Engine, List<Engine>> sameCar =
            vehicles.engines().stream()
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    engine -> vehicles.of(engine.generation())));

    Family drawFamily(RandomGenerator random) {
        return byWeight.draw(random);
    }

    Maker drawMaker(Family family, RandomGenerator random) {
        var all = Objects.requireNonNull(makersOf.get(family.main().slug()));
        return all.get(random.nextInt(all.size()));
    }

    /** The car that a part is made for in the first place. */
    Engine drawEngine(Fits fits, RandomGenerator random) {
        return switch (fits) {
            case PETROL_ENGINE -> petrol.draw(random);
            case DIESEL_ENGINE -> diesel.draw(random);
            case ENGINE, GENERATION, EVERY_CAR -> engines.draw(random);
        };
    }

    /** Everything that a part made for {@code engine} fits. */
    List<Engine> fitting(Fits fits, Engine engine) {
        return switch (fits) {
            case EVERY_CAR -> List.of();
            case GENERATION -> Objects.requireNonNull(sameCar.get(engine));
            case ENGINE, PETROL_ENGINE, DIESEL_ENGINE ->
                    Objects.requireNonNull(sameCode.get(engine));
        };
    }

    Family family(String slug) {
        return only(families, Family::slug, slug);
    }

    Maker maker(String name) {
        return only(makers, Maker::name, name);
    }

    /** An engine of that generation that a part may be for. */
    Engine engine(Fits fits, String generation) {
        return vehicles.engines().stream()
                .filter(engine -> engine.generation().name().equals(generation))
                .filter(engine -> fits != Fits.PETROL_ENGINE || engine.fuel().equals("PETROL"))
                .filter(engine -> fits != Fits.DIESEL_ENGINE || engine.fuel().equals("DIESEL"))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(generation));
    }

    private Weighted<Engine> fuelled(String fuel) {
        return new Weighted<>(
                vehicles.engines().stream().filter(engine -> engine.fuel().equals(fuel)).toList(),
                Engine::weight);
    }

    private static <T> T only(List<T> all, Function<T, String> name, String wanted) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(wanted));
    }
}
