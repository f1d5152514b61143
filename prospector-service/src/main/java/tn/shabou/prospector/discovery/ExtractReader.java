package tn.shabou.prospector.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PlaceBatch.Place;
import tn.shabou.prospector.leads.Sources.Listing;

/**
 * Reads extracts, one at a time and on a thread of its own: a file takes a core and a while, and
 * pages are to be read meanwhile.
 */
@ApplicationScoped
class ExtractReader {

    private final PlacesConfig config;
    private final ExecutorService pool =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("extract-reader").factory());

    ExtractReader(PlacesConfig config) {
        this.config = config;
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /**
     * The places of an extract, in an order of their own.
     *
     * @param release as people name the file
     * @param fingerprint the same for the same file
     */
    record Extract(String release, String fingerprint, List<Place> places) {}

    /** Reads a file and gives each place that it has. */
    @FunctionalInterface
    interface Format {
        void read(Path file, Consumer<Place> places) throws IOException;
    }

    Area area() {
        return Area.of(config.area());
    }

    /**
     * @param known the fingerprint of what was taken in last
     * @return empty when the file is that one; fails with {@link SourceTrouble}
     */
    Uni<Optional<Extract>> read(Listing source, @Nullable String known, Format format) {
        return Uni.createFrom().item(() -> extract(source, known, format)).runSubscriptionOn(pool);
    }

    private Optional<Extract> extract(Listing source, @Nullable String known, Format format) {
        var file = file(source);
        try {
            var fingerprint = Fingerprint.of(file);
            return fingerprint.equals(known)
                    ? Optional.empty()
                    : Optional.of(
                            new Extract(
                                    file.getFileName().toString(),
                                    fingerprint,
                                    places(file, format)));
        } catch (IOException | RuntimeException e) {
            throw e instanceof SourceTrouble trouble
                    ? trouble
                    : new SourceTrouble(
                            "%s cannot be read: %s".formatted(file.getFileName(), e.getMessage()),
                            e);
        }
    }

    private Path file(Listing source) {
        var folder = config.folder().toAbsolutePath().normalize();
        var name = source.location();
        if (name == null) {
            throw new SourceTrouble("the source names no file");
        }
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new SourceTrouble("%s is not in the folder of extracts".formatted(name));
        }
        if (!Files.isRegularFile(file)) {
            throw new SourceTrouble(
                    "there is no file %s in the folder of extracts".formatted(name));
        }
        return file;
    }

    /** A record that stands there twice counts once, as it stands there last. */
    private List<Place> places(Path file, Format format) throws IOException {
        var places = new HashMap<String, Place>();
        format.read(
                file,
                place -> {
                    places.put(place.record(), place);
                    if (places.size() > config.most()) {
                        throw new SourceTrouble(
                                "%s has more than %,d businesses: is it of a larger country?"
                                        .formatted(file.getFileName(), config.most()));
                    }
                });
        if (places.isEmpty()) {
            throw new SourceTrouble(
                    "%s has no business of ours: is it the right file?"
                            .formatted(file.getFileName()));
        }
        var sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparing(Place::record));
        return sorted;
    }

    /** The records of a JSON file, packed by gzip or not. */
    static void readJson(Path file, Consumer<JsonNode> records) throws IOException {
        try (var in = unpacked(file)) {
            JsonRecords.read(in, records);
        }
    }

    /** The rows of a CSV file, packed by gzip or not. */
    static void readCsv(Path file, Consumer<JsonNode> records) throws IOException {
        try (var in = unpacked(file)) {
            CsvRecords.read(in, records);
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
