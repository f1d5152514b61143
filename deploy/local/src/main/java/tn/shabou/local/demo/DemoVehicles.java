package tn.shabou.local.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import tn.shabou.model.Slug;

/** Writes the cars of the demo to their four tables. */
record DemoVehicles(Vehicles vehicles) {

    void load(Connection connection) throws SQLException {
        try (var table = CopyTable.to(connection, "vehicle_make", "id, name, slug")) {
            for (var make : vehicles.makes()) {
                table.row(make.id(), make.name(), Slug.of(make.name()));
            }
        }
        try (var table = CopyTable.to(connection, "vehicle_model", "id, make_id, name, slug")) {
            for (var model : vehicles.models()) {
                table.row(model.id(), model.make().id(), model.name(), Slug.of(model.fullName()));
            }
        }
        generations(connection);
        engines(connection);
        for (var table :
                List.of("vehicle_make", "vehicle_model", "vehicle_generation", "vehicle_engine")) {
            DemoCatalogue.advanceIds(connection, table);
        }
    }

    private void generations(Connection connection) throws SQLException {
        var columns = "id, model_id, name, slug, year_from, year_to";
        try (var table = CopyTable.to(connection, "vehicle_generation", columns)) {
            for (var generation : vehicles.generations()) {
                table.row(
                        generation.id(),
                        generation.model().id(),
                        generation.name(),
                        generation.slug(),
                        generation.from(),
                        generation.to());
            }
        }
    }

    private void engines(Connection connection) throws SQLException {
        var columns = "id, generation_id, name, slug, code, fuel, displacement_cc, power_hp";
        try (var table = CopyTable.to(connection, "vehicle_engine", columns)) {
            for (var engine : vehicles.engines()) {
                table.row(
                        engine.id(),
                        engine.generation().id(),
                        engine.name(),
                        engine.slug(),
                        engine.code().isEmpty() ? null : engine.code(),
                        engine.fuel(),
                        engine.cc(),
                        engine.horsepower());
            }
        }
    }
}
