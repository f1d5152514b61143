package tn.shabou.api.vehicles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicle.Generation;
import tn.shabou.api.vehicles.Vehicle.Make;
import tn.shabou.api.vehicles.Vehicle.Model;

/**
 * What somebody who looks for a car may choose next. What does not apply is absent: years to makes
 * and models, what is said of an engine to all but engines.
 *
 * @param products how many parts on sale fit; absent until they were counted
 * @param next where the choices within this one are; absent for an engine
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record VehicleChoice(
        String name,
        String slug,
        String fullName,
        Optional<Integer> products,
        Optional<Integer> yearFrom,
        Optional<Integer> yearTo,
        Optional<String> fuel,
        Optional<Integer> powerHp,
        Optional<Integer> displacementCc,
        Optional<String> engineCode,
        Optional<String> next) {

    private static final Years UNKNOWN = new Years(null, null);

    public static VehicleChoice of(Vehicle vehicle, Vehicles all) {
        var engine = vehicle instanceof Engine one ? Optional.of(one) : Optional.<Engine>empty();
        var built = built(vehicle);
        return new VehicleChoice(
                vehicle.name(),
                vehicle.slug(),
                vehicle.fullName(),
                all.products(vehicle),
                Optional.ofNullable(built.from()),
                Optional.ofNullable(built.to()),
                engine.map(Engine::fuel),
                engine.flatMap(Engine::powerHp),
                engine.flatMap(Engine::displacementCc),
                engine.flatMap(Engine::code),
                next(vehicle));
    }

    private static Years built(Vehicle vehicle) {
        return switch (vehicle) {
            case Make _, Model _ -> UNKNOWN;
            case Generation generation -> generation.built();
            case Engine engine -> engine.built();
        };
    }

    private static Optional<String> next(Vehicle vehicle) {
        return switch (vehicle) {
            case Make make -> Optional.of("/api/vehicles/makes/%s/models".formatted(make.slug()));
            case Model model ->
                    Optional.of("/api/vehicles/models/%s/generations".formatted(model.slug()));
            case Generation generation ->
                    Optional.of(
                            "/api/vehicles/generations/%s/engines".formatted(generation.slug()));
            case Engine _ -> Optional.empty();
        };
    }
}
