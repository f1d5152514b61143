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
 * A release of Overture's places (docs.overturemaps.org/guides/places): GeoParquet, GeoJSON, JSON
 * lines or CSV, of the whole world or a part of it.
 */
@ApplicationScoped
class OvertureSource implements LeadSource {

    private final ExtractReader reader;
    private final PlaceImports imports;

    OvertureSource(ExtractReader reader, PlaceImports imports) {
        this.reader = reader;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return "OVERTURE";
    }

    @Override
    public Uni<List<NewTask>> tasks(RunRequested run, Listing source) {
        var area = reader.area();
        var overture = new OverturePlaces(area, source.licence(), source.attribution());
        return imports.tasks(run, source, (file, places) -> read(file, overture, area, places));
    }

    private static void read(Path file, OverturePlaces overture, Area area, Consumer<Place> places)
            throws IOException {
        var name = file.getFileName().toString().replaceFirst("\\.gz$", "");
        if (name.endsWith(".parquet")) {
            ParquetRecords.read(
                    file,
                    OverturePlaces.COLUMNS,
                    area,
                    record -> overture.place(record).ifPresent(places));
        } else if (name.endsWith(".csv")) {
            ExtractReader.readCsv(file, record -> overture.place(record).ifPresent(places));
        } else {
            ExtractReader.readJson(file, record -> overture.place(record).ifPresent(places));
        }
    }
}
