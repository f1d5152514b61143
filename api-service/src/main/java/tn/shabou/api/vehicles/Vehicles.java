package tn.shabou.api.vehicles;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicle.Generation;
import tn.shabou.api.vehicles.Vehicle.Make;
import tn.shabou.api.vehicles.Vehicle.Model;

/** All cars as they were at one moment. */
public final class Vehicles {

    /** One of the levels of the tree, as the database calls them. */
    enum Level {
        MAKE,
        MODEL,
        GENERATION,
        ENGINE;

        static Level of(Vehicle vehicle) {
            return switch (vehicle) {
                case Make _ -> MAKE;
                case Model _ -> MODEL;
                case Generation _ -> GENERATION;
                case Engine _ -> ENGINE;
            };
        }
    }

    /** Names a vehicle in the counts. */
    record Counted(Level level, long id) {}

    private final Map<String, Make> makes;
    private final Map<String, Model> models;
    private final Map<String, Generation> generations;
    private final Map<String, Engine> engines;
    private final Map<Long, Engine> enginesById;
    private final Map<Long, List<Model>> modelsOfMake;
    private final Map<Long, List<Generation>> generationsOfModel;
    private final Map<Long, List<Engine>> enginesOfGeneration;
    private final Optional<Map<Counted, Integer>> products;

    /**
     * @param makes as all lists in the order in which they are to be shown
     * @param products those of vehicles that any part fits; empty until they were counted
     */
    Vehicles(
            List<Make> makes,
            List<Model> models,
            List<Generation> generations,
            List<Engine> engines,
            Optional<Map<Counted, Integer>> products) {
        this.makes = bySlug(makes);
        this.models = bySlug(models);
        this.generations = bySlug(generations);
        this.engines = bySlug(engines);
        this.enginesById =
                engines.stream().collect(Collectors.toMap(Engine::id, Function.identity()));
        this.modelsOfMake =
                models.stream().collect(Collectors.groupingBy(model -> model.make().id()));
        this.generationsOfModel =
                generations.stream().collect(Collectors.groupingBy(one -> one.model().id()));
        this.enginesOfGeneration =
                engines.stream().collect(Collectors.groupingBy(one -> one.generation().id()));
        this.products = products.map(Map::copyOf);
    }

    public Collection<Make> makes() {
        return makes.values();
    }

    public Optional<Make> make(String slug) {
        return Optional.ofNullable(makes.get(slug));
    }

    public Optional<Model> model(String slug) {
        return Optional.ofNullable(models.get(slug));
    }

    public Optional<Generation> generation(String slug) {
        return Optional.ofNullable(generations.get(slug));
    }

    public Optional<Engine> engine(long id) {
        return Optional.ofNullable(enginesById.get(id));
    }

    /** The most exact of those with that slug. */
    public Optional<Vehicle> find(String slug) {
        return Stream.of(engines, generations, models, makes)
                .flatMap(level -> Stream.<Vehicle>ofNullable(level.get(slug)))
                .findFirst();
    }

    /** The ids of all engines of the vehicle with that slug; none when there is no such vehicle. */
    public List<Long> engines(String slug) {
        return find(slug).map(this::engines).orElse(List.of()).stream().map(Engine::id).toList();
    }

    /** With which engines it was sold. */
    public List<Engine> engines(Vehicle vehicle) {
        return switch (vehicle) {
            case Engine engine -> List.of(engine);
            case Generation generation ->
                    enginesOfGeneration.getOrDefault(generation.id(), List.of());
            case Model model ->
                    generations(model).stream().flatMap(one -> engines(one).stream()).toList();
            case Make make -> models(make).stream().flatMap(one -> engines(one).stream()).toList();
        };
    }

    public List<Model> models(Make make) {
        return modelsOfMake.getOrDefault(make.id(), List.of());
    }

    public List<Generation> generations(Model model) {
        return generationsOfModel.getOrDefault(model.id(), List.of());
    }

    /** How many parts on sale fit it, as of the last count; empty before the first. */
    public Optional<Integer> products(Vehicle vehicle) {
        return products.map(
                counts -> counts.getOrDefault(new Counted(Level.of(vehicle), vehicle.id()), 0));
    }

    private static <V extends Vehicle> Map<String, V> bySlug(List<V> vehicles) {
        var index = LinkedHashMap.<String, V>newLinkedHashMap(vehicles.size());
        vehicles.forEach(vehicle -> index.put(vehicle.slug(), vehicle));
        return index;
    }
}
