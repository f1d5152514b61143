package tn.shabou.prospector.discovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tn.shabou.model.leads.PlaceBatch.Place;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.prospector.leads.Sources.Listing;
import tn.shabou.runs.NewTask;

/**
 * An extract of OpenStreetMap, such as Geofabrik's of Tunisia: {@code .osm.pbf}, or JSON of
 * Overpass or as GeoJSON.
 */
@ApplicationScoped
class OsmSource implements LeadSource {

    private final ExtractReader reader;
    private final PlaceImports imports;

    OsmSource(ExtractReader reader, PlaceImports imports) {
        this.reader = reader;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return "OSM";
    }

    @Override
    public Uni<List<NewTask>> tasks(RunRequested run, Listing source) {
        var osm = new OsmPlaces(reader.area(), source.licence(), source.attribution());
        return imports.tasks(run, source, (file, places) -> read(file, osm, places));
    }

    private static void read(Path file, OsmPlaces osm, Consumer<Place> places) throws IOException {
        if (file.toString().endsWith(".pbf")) {
            new OsmPbf(file, OsmPlaces::matters)
                    .read(element -> osm.place(element).ifPresent(places));
        } else {
            ExtractReader.readJson(
                    file, record -> OsmJson.element(record).flatMap(osm::place).ifPresent(places));
        }
    }
}
