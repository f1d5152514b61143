package tn.shabou.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cars of Tunisian roads: makes, models, generations and engines, each numbered from 1. */
record Vehicles(
        List<Make> makes, List<Model> models, List<Generation> generations, List<Engine> engines) {

    /**
     * @param references how it writes the numbers of its own parts
     */
    record Make(long id, String name, ReferencePattern references) {}

    record Model(long id, Make make, String name) {

        String fullName() {
            return make.name() + " " + name;
        }
    }

    /**
     * @param to absent while it is still built
     */
    record Generation(long id, Model model, String name, int from, @Nullable Integer to) {

        String fullName() {
            return model.make().name() + " " + name;
        }
    }

    /**
     * @param weight how many there are on the road, compared with others
     */
    record Engine(
            long id,
            Generation generation,
            String name,
            String code,
            String fuel,
            int cc,
            int horsepower,
            double weight) {

        String fullName() {
            return generation.fullName() + " " + name;
        }
    }

    static Vehicles all() {
        var references =
                Tsv.rows("demo/makes.tsv").stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.text("make"), row -> row.text("references")));
        var makes = new LinkedHashMap<String, Make>();
        var models = new LinkedHashMap<String, Model>();
        var generations = new LinkedHashMap<String, Generation>();
        var engines = new ArrayList<Engine>();
        for (var row : Tsv.rows("demo/vehicles.tsv")) {
            var make =
                    makes.computeIfAbsent(row.text("make"), name -> make(makes, name, references));
            var model =
                    models.computeIfAbsent(
                            make.name() + " " + row.text("model"),
                            _ -> new Model(models.size() + 1L, make, row.text("model")));
            var generation =
                    generations.computeIfAbsent(
                            row.text("generation"),
                            name -> generation(generations, model, name, row));
            engines.add(engine(engines.size() + 1L, generation, row));
        }
        return new Vehicles(
                List.copyOf(makes.values()),
                List.copyOf(models.values()),
                List.copyOf(generations.values()),
                engines);
    }

    /** Every engine that a generation was sold with. */
    List<Engine> of(Generation generation) {
        return engines.stream().filter(engine -> engine.generation().equals(generation)).toList();
    }

    /** Where the same engine was built in. */
    List<Engine> alike(Engine one) {
        return engines.stream().filter(engine -> engine.code().equals(one.code())).toList();
    }

    private static Make make(Map<String, Make> makes, String name, Map<String, String> references) {
        var pattern = Objects.requireNonNull(references.get(name), name);
        return new Make(makes.size() + 1L, name, new ReferencePattern(pattern));
    }

    private static Generation generation(
            Map<String, Generation> generations, Model model, String name, Tsv.Row row) {
        var to = row.text("to");
        return new Generation(
                generations.size() + 1L,
                model,
                name,
                Integer.parseInt(row.text("from")),
                to.isEmpty() ? null : Integer.valueOf(to));
    }

    private static Engine engine(long id, Generation generation, Tsv.Row row) {
        return new Engine(
                id,
                generation,
                row.text("engine"),
                row.text("code"),
                row.text("fuel"),
                Integer.parseInt(row.text("cc")),
                Integer.parseInt(row.text("hp")),
                row.number("weight"));
    }
}
