package tn.shabou.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.local.demo.Family.Fits;
import tn.shabou.local.demo.Vehicles.Engine;
import tn.shabou.local.demo.Vehicles.Make;
import tn.shabou.model.Slug;

/** What parts are drawn from: families, makers and cars, each with its weight. */
final class Assortment {

    final List<Family> families = Families.all();
    final Vehicles vehicles = Vehicles.all();
    final List<KnownPart> known = KnownPart.all();

    /** Parts makers, then for each make of cars its own brand of parts. */
    final List<Maker> makers;

    private final Map<Make, Maker> genuine;
    private final List<Family> ofParts =
            families.stream().filter(family -> family.parts() != null).toList();
    private final Weighted<Family> byWeight =
            new Weighted<>(ofParts, family -> family.theParts().weight());
    private final Weighted<Engine> engines = fuelled(_ -> true);
    private final Weighted<Engine> petrol = fuelled(fuel -> !fuel.equals("DIESEL"));
    private final Weighted<Engine> diesel = fuelled(fuel -> fuel.equals("DIESEL"));
    private final Map<Engine, List<Engine>> sameCode = byEngine(vehicles::alike);
    private final Map<Engine, List<Engine>> sameCar = byEngine(vehicles::sharingCar);
    private final Map<Family, Map<String, List<Line>>> lines = new HashMap<>();

    /** What a maker makes of a family, and how it numbers it. */
    record Line(Maker maker, ReferencePattern numbers) {}

    Assortment() {
        var partsMakers = Maker.all();
        genuine =
                vehicles.makes().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        make -> genuine(partsMakers.size() + make.id(), make)));
        makers =
                Stream.concat(
                                partsMakers.stream(),
                                vehicles.makes().stream().map(this::genuineMaker))
                        .toList();
        var makes = Stream.concat(Stream.of(""), vehicles.makes().stream().map(Make::name));
        var names = makes.toList();
        for (var family : ofParts) {
            lines.put(
                    family,
                    names.stream()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(),
                                            make -> lines(partsMakers, family, make))));
        }
    }

    /** The first parts go through all families, so that even a small shop has each of them. */
    Family drawFamily(int number, RandomGenerator random) {
        return number < ofParts.size() ? ofParts.get(number) : byWeight.draw(random);
    }

    /**
     * @param make of the car; absent for parts that fit every car
     */
    Line drawLine(Family family, @Nullable Make make, RandomGenerator random) {
        var all =
                Objects.requireNonNull(
                        Objects.requireNonNull(lines.get(family))
                                .get(make == null ? "" : make.name()));
        return all.get(random.nextInt(all.size()));
    }

    /** The brand under which a maker of cars sells parts itself. */
    Maker genuineMaker(Make make) {
        return Objects.requireNonNull(genuine.get(make));
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
                .filter(engine -> fits != Fits.PETROL_ENGINE || !engine.fuel().equals("DIESEL"))
                .filter(engine -> fits != Fits.DIESEL_ENGINE || engine.fuel().equals("DIESEL"))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(generation));
    }

    private static Maker genuine(long id, Make make) {
        var name = make.name() + " Origine";
        return new Maker(
                id,
                name,
                Slug.of(name),
                make.country(),
                "GENUINE",
                1.7,
                List.of(make.name()),
                Map.of());
    }

    private static List<Line> lines(List<Maker> makers, Family family, String make) {
        return makers.stream()
                .filter(maker -> maker.cars().isEmpty() || maker.cars().contains(make))
                .flatMap(maker ->
                        maker.numbers(family).map(numbers -> new Line(maker, numbers)).stream())
                .toList();
    }

    private Weighted<Engine> fuelled(Predicate<String> fuel) {
        return new Weighted<>(
                vehicles.engines().stream().filter(engine -> fuel.test(engine.fuel())).toList(),
                Engine::weight);
    }

    private Map<Engine, List<Engine>> byEngine(Function<Engine, List<Engine>> others) {
        return vehicles.engines().stream().collect(Collectors.toMap(Function.identity(), others));
    }

    private static <T> T only(List<T> all, Function<T, String> name, String wanted) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(wanted));
    }
}
