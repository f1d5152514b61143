package tn.shabou.api.vehicles;

import io.vertx.mutiny.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicle.Generation;
import tn.shabou.api.vehicles.Vehicle.Make;
import tn.shabou.api.vehicles.Vehicle.Model;
import tn.shabou.api.vehicles.Vehicles.Counted;
import tn.shabou.api.vehicles.Vehicles.Level;

/** Grows the tree from rows, each of which names one leaf with all above it. */
class VehicleRows {

    /** A row for each engine, and for whatever has nothing below it yet. */
    static final String ALL =
            """
            SELECT k.id AS make_id, k.name AS make_name, k.slug AS make_slug,
                   m.id AS model_id, m.name AS model_name, m.slug AS model_slug,
                   g.id AS generation_id, g.name AS generation_name, g.slug AS generation_slug,
                   g.year_from AS generation_from, g.year_to AS generation_to,
                   e.id AS engine_id, e.name AS engine_name, e.slug AS engine_slug, e.code, e.fuel,
                   e.displacement_cc, e.power_hp, e.year_from AS engine_from, e.year_to AS engine_to
              FROM vehicle_make k
              LEFT JOIN vehicle_model m ON m.make_id = k.id
              LEFT JOIN vehicle_generation g ON g.model_id = m.id
              LEFT JOIN vehicle_engine e ON e.generation_id = g.id
             ORDER BY fold_accents(k.name), fold_accents(m.name), g.year_from, g.name, e.fuel, e.displacement_cc, e.name, e.id
            """;

    /** A row at least, once parts were counted. */
    static final String COUNTS =
            """
            SELECT c.level, c.vehicle_id, c.products
              FROM vehicle_count_state s LEFT JOIN vehicle_part_count c ON true
             WHERE s.changes >= 0
            """;

    private final Map<Long, Make> makes = new LinkedHashMap<>();
    private final Map<Long, Model> models = new LinkedHashMap<>();
    private final Map<Long, Generation> generations = new LinkedHashMap<>();
    private final Map<Long, Engine> engines = new LinkedHashMap<>();
    private final Map<Counted, Integer> products = new LinkedHashMap<>();
    private boolean counted;

    static Vehicles tree(Iterable<Row> vehicles, Iterable<Row> counts) {
        var rows = new VehicleRows();
        vehicles.forEach(rows::add);
        counts.forEach(rows::count);
        return new Vehicles(
                List.copyOf(rows.makes.values()),
                List.copyOf(rows.models.values()),
                List.copyOf(rows.generations.values()),
                List.copyOf(rows.engines.values()),
                rows.counted ? Optional.of(rows.products) : Optional.empty());
    }

    private void count(Row row) {
        counted = true;
        if (row.getString("level") == null) {
            return;
        }
        var vehicle = new Counted(Level.valueOf(row.getString("level")), row.getLong("vehicle_id"));
        products.put(vehicle, row.getInteger("products"));
    }

    private void add(Row row) {
        var make =
                makes.computeIfAbsent(
                        row.getLong("make_id"),
                        id -> new Make(id, row.getString("make_name"), row.getString("make_slug")));
        if (row.getLong("model_id") != null) {
            addModel(row, make);
        }
    }

    private void addModel(Row row, Make make) {
        var model =
                models.computeIfAbsent(
                        row.getLong("model_id"),
                        id ->
                                new Model(
                                        id,
                                        row.getString("model_name"),
                                        row.getString("model_slug"),
                                        make));
        if (row.getLong("generation_id") != null) {
            addGeneration(row, model);
        }
    }

    private void addGeneration(Row row, Model model) {
        var generation =
                generations.computeIfAbsent(
                        row.getLong("generation_id"),
                        id ->
                                new Generation(
                                        id,
                                        row.getString("generation_name"),
                                        row.getString("generation_slug"),
                                        years(row, "generation_from", "generation_to"),
                                        model));
        if (row.getLong("engine_id") != null) {
            engines.put(row.getLong("engine_id"), engine(row, generation));
        }
    }

    private static Engine engine(Row row, Generation generation) {
        return new Engine(
                row.getLong("engine_id"),
                row.getString("engine_name"),
                row.getString("engine_slug"),
                Optional.ofNullable(row.getString("code")),
                row.getString("fuel"),
                Optional.ofNullable(row.getInteger("displacement_cc")),
                Optional.ofNullable(row.getInteger("power_hp")),
                years(row, "engine_from", "engine_to").or(generation.built()),
                generation);
    }

    private static Years years(Row row, String from, String to) {
        @Nullable Integer first = row.getInteger(from);
        @Nullable Integer last = row.getInteger(to);
        return new Years(first, last);
    }
}
