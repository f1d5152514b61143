package tn.shabou.prospector.discovery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.prospector.discovery.overpass.Overpass;
import tn.shabou.prospector.discovery.overpass.OverpassConfig;
import tn.shabou.prospector.discovery.overpass.OverpassRefusal;
import tn.shabou.prospector.leads.Sources.Listing;
import tn.shabou.runs.NewTask;

/**
 * OpenStreetMap as it is today. The answer is kept among the extracts and is one: while it is good,
 * the server is not asked again.
 */
@ApplicationScoped
class OverpassSource implements LeadSource {

    private static final String STATEMENTS =
            """
            (nwr["shop"~"^(car_parts|car_repair|tyres|car|motorcycle_parts|motorcycle_repair)$"](%1$s);
             nwr["craft"="car_repair"](%1$s);
             nwr["service:vehicle:car_parts"="yes"](%1$s););
            out tags center qt;\
            """;

    private final Overpass overpass;
    private final OsmSource osm;
    private final PlacesConfig places;
    private final OverpassConfig config;
    private final Clock clock;

    OverpassSource(
            Overpass overpass,
            OsmSource osm,
            PlacesConfig places,
            OverpassConfig config,
            Clock clock) {
        this.overpass = overpass;
        this.osm = osm;
        this.places = places;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "OVERPASS";
    }

    @Override
    public Uni<List<NewTask>> tasks(RunRequested run, Listing source) {
        var name = "overpass-%d.json".formatted(source.id());
        var file = places.folder().resolve(name);
        var extract =
                new Listing(
                        source.id(),
                        source.kind(),
                        source.name(),
                        name,
                        source.licence(),
                        source.attribution());
        return Uni.createFrom()
                .item(() -> isGood(file))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(good -> good ? Uni.createFrom().voidItem() : renew(file))
                .chain(() -> osm.tasks(run, extract));
    }

    private Uni<Void> renew(Path file) {
        var area = Area.of(places.area());
        var box = "%s,%s,%s,%s".formatted(area.south(), area.west(), area.north(), area.east());
        return overpass.ask(String.format(Locale.ROOT, STATEMENTS, box))
                .onFailure(OverpassRefusal.class)
                .transform(e -> new SourceTrouble(((OverpassRefusal) e).said(), e))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(answer -> keep(answer, file))
                .replaceWithVoid();
    }

    /**
     * A half of an answer with a remark, which is a failure, is not kept in place of a whole one.
     */
    private static void keep(Buffer answer, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".part");
            Files.write(fresh, answer.getBytes());
            ExtractReader.readJson(fresh, _ -> {});
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SourceTrouble("the answer cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isGood(Path file) {
        try {
            return Files.exists(file)
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .plus(config.goodFor())
                            .isAfter(clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
