package tn.shabou.api.vehicles;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Vehicle.Generation;
import tn.shabou.api.vehicles.Vehicle.Make;
import tn.shabou.api.vehicles.Vehicle.Model;

/** Cars that need no database. */
public final class SampleVehicles {

    public static final Generation CLIO =
            new Generation(
                    1,
                    "Clio II",
                    "clio-ii",
                    new Years(2000, 2006),
                    new Model(1, "Clio", "clio", new Make(1, "Renault", "renault")));

    private SampleVehicles() {}

    public static Vehicles of(List<Engine> engines) {
        return new Vehicles(
                List.of(CLIO.model().make()),
                List.of(CLIO.model()),
                List.of(CLIO),
                engines,
                Optional.empty());
    }

    public static Engine engine(
            long id, @Nullable String code, @Nullable Integer from, @Nullable Integer to) {
        return new Engine(
                id,
                "engine " + id,
                "clio-" + id,
                Optional.ofNullable(code),
                "DIESEL",
                Optional.empty(),
                Optional.empty(),
                new Years(from, to),
                CLIO);
    }
}
