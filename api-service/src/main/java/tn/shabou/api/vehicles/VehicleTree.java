package tn.shabou.api.vehicles;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.NamesListener;

/** Keeps the cars in memory, and fresh: a few thousand engines that every part hangs on. */
@ApplicationScoped
public class VehicleTree implements NamesListener {

    private final Pool database;
    private volatile @Nullable Vehicles known;

    VehicleTree(Pool database) {
        this.database = database;
    }

    /** Asks the database only when nothing was read so far. */
    public Uni<Vehicles> vehicles() {
        var vehicles = known;
        return vehicles == null ? read() : Uni.createFrom().item(vehicles);
    }

    /**
     * As {@link #vehicles}, but read anew when one of the engines is newer than what we heard of.
     */
    public Uni<Vehicles> knowing(Collection<Long> engines) {
        return vehicles()
                .chain(vehicles ->
                        engines.stream().allMatch(id -> vehicles.engine(id).isPresent())
                                ? Uni.createFrom().item(vehicles)
                                : read());
    }

    /** The vehicle with that slug, be it a make, a model, a generation or an engine. */
    public Uni<Optional<Vehicle>> find(String slug) {
        return vehicles().map(vehicles -> vehicles.find(slug));
    }

    /** Asks the database. */
    public Uni<Vehicles> read() {
        return Uni.combine()
                .all()
                .unis(
                        database.query(VehicleRows.ALL).execute(),
                        database.query(VehicleRows.COUNTS).execute())
                .with(VehicleRows::tree)
                .invoke(read -> known = read);
    }

    @Override
    public Uni<Void> reload() {
        return read().replaceWithVoid();
    }

    @Override
    public Uni<Void> taxonomyChanged() {
        return read().replaceWithVoid();
    }
}
