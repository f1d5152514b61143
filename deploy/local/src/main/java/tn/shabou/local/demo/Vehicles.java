package tn.shabou.local.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Slug;

/** The cars of Tunisian roads: makes, models, generations and engines, each numbered from 1. */
record Vehicles(
        List<Make> makes, List<Model> models, List<Generation> generations, List<Engine> engines) {

    /** Years between the first of two cars. */
    private static final int SAME_PLATFORM = 3;

    private static final int SAME_FAMILY = 6;

    /**
     * @param references how it writes the numbers of its own parts
     * @param older how it wrote them before
     */
    record Make(
            long id,
            String name,
            String country,
            ReferencePattern references,
            ReferencePattern older) {}

    record Model(long id, Make make, String name) {

        String fullName() {
            return make.name() + " " + name;
        }
    }

    /**
     * @param to absent while it is still built
     */
    record Generation(
            long id,
            Model model,
            String name,
            String fullName,
            String slug,
            int from,
            @Nullable Integer to) {}

    /**
     * @param code empty when we do not know it
     * @param weight how many there are on the road, compared with others
     */
    record Engine(
            long id,
            Generation generation,
            String name,
            String fullName,
            String slug,
            String code,
            String fuel,
            int cc,
            int horsepower,
            double weight) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Engine engine && engine.id == id;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(id);
        }
    }

    static Vehicles all() {
        var known =
                Tsv.rows("demo/makes.tsv").stream()
                        .collect(Collectors.toMap(row -> row.text("make"), Function.identity()));
        var makes = new LinkedHashMap<String, Make>();
        var models = new LinkedHashMap<String, Model>();
        var generations = new LinkedHashMap<String, Generation>();
        var engines = new ArrayList<Engine>();
        for (var row : Tsv.rows("demo/vehicles.tsv")) {
            var make =
                    makes.computeIfAbsent(
                            row.text("make"),
                            name ->
                                    make(
                                            makes.size() + 1L,
                                            Objects.requireNonNull(known.get(name), name)));
            var model =
                    models.computeIfAbsent(
                            make.name() + " " + row.text("model"),
                            _ -> new Model(models.size() + 1L, make, row.text("model")));
            var generation =
                    generations.computeIfAbsent(
                            make.name() + " " + row.text("generation"),
                            name -> generation(generations.size() + 1L, model, name, row));
            engines.add(engine(engines.size() + 1L, generation, row));
        }
        return new Vehicles(
                List.copyOf(makes.values()),
                List.copyOf(models.values()),
                List.copyOf(generations.values()),
                engines);
    }

    /** The engines of its generation, then those of the generations that share its platform. */
    List<Engine> sharingCar(Engine one) {
        return Stream.concat(Stream.of(one.generation()), sharingPlatform(one.generation()))
                .flatMap(generation ->
                        engines.stream().filter(engine -> engine.generation().equals(generation)))
                .toList();
    }

    /**
     * We do not know platforms: that of the same maker which came at about the same time, or two.
     */
    private Stream<Generation> sharingPlatform(Generation one) {
        return generations.stream()
                .filter(other -> other.model().make().equals(one.model().make()))
                .filter(other -> !other.equals(one) && yearsBetween(one, other) <= SAME_PLATFORM)
                .sorted(Comparator.comparingInt(other -> yearsBetween(one, other)))
                .limit(one.id() % 3 == 0 ? 2 : 1);
    }

    /** Where the same engine was built in, or one of its family; itself first. */
    List<Engine> alike(Engine one) {
        return Stream.concat(
                        Stream.of(one),
                        engines.stream().filter(other -> !other.equals(one) && isAlike(one, other)))
                .toList();
    }

    private static boolean isAlike(Engine one, Engine other) {
        return (!one.code().isEmpty() && one.code().equals(other.code()))
                || (one.generation().model().make().equals(other.generation().model().make())
                        && one.fuel().equals(other.fuel())
                        && one.cc() == other.cc()
                        && yearsBetween(one.generation(), other.generation()) <= SAME_FAMILY);
    }

    private static int yearsBetween(Generation one, Generation other) {
        return Math.abs(one.from() - other.from());
    }

    private static Make make(long id, Tsv.Row row) {
        return new Make(
                id,
                row.text("make"),
                row.text("country"),
                new ReferencePattern(row.text("references")),
                new ReferencePattern(row.text("older")));
    }

    private static Generation generation(long id, Model model, String fullName, Tsv.Row row) {
        var from = row.text("from");
        var to = row.text("to");
        return new Generation(
                id,
                model,
                row.text("generation"),
                fullName,
                Slug.of(fullName + " " + from),
                Integer.parseInt(from),
                to.isEmpty() ? null : Integer.valueOf(to));
    }

    private static Engine engine(long id, Generation generation, Tsv.Row row) {
        var fullName = generation.fullName() + " " + row.text("engine");
        return new Engine(
                id,
                generation,
                row.text("engine"),
                fullName,
                Slug.of(fullName),
                row.text("code"),
                row.text("fuel"),
                Integer.parseInt(row.text("cc")),
                Integer.parseInt(row.text("hp")),
                row.number("weight"));
    }
}
