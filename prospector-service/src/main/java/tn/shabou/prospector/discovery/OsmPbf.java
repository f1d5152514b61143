package tn.shabou.prospector.discovery;

import com.google.protobuf.CodedInputStream;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads an extract in OpenStreetMap's own format (wiki.openstreetmap.org/wiki/PBF_Format): blocks,
 * each packed for itself. A way is where its nodes are, so a file with ways is read twice.
 */
final class OsmPbf {

    private static final int LARGEST_HEADER = 64 * 1024;
    private static final int LARGEST_BLOCK = 32 * 1024 * 1024;
    private static final Set<String> UNDERSTOOD =
            Set.of("OsmSchema-V0.6", "DenseNodes", "HistoricalInformation");

    private final Path file;
    private final Predicate<Map<String, String>> wanted;

    /**
     * @param wanted tells by its tags what is to be read
     */
    OsmPbf(Path file, Predicate<Map<String, String>> wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /** Blocking. */
    void read(Consumer<OsmElement> elements) throws IOException {
        var ways = new ArrayList<OsmBlock.Shape>();
        blocks(block -> {
            block.points(wanted).forEach(elements);
            ways.addAll(block.ways(wanted));
            // Where a relation is, its members say; what we look for is hardly ever one.
            block.relations(wanted).forEach(elements);
        });
        if (!ways.isEmpty()) {
            var corners = corners(ways);
            ways.forEach(way -> elements.accept(placed(way, corners)));
        }
    }

    private Map<Long, OsmBlock.Point> corners(List<OsmBlock.Shape> ways) throws IOException {
        var needed = new HashSet<Long>();
        ways.forEach(way -> needed.addAll(way.nodes()));
        var corners = HashMap.<Long, OsmBlock.Point>newHashMap(needed.size());
        blocks(block -> block.locate(needed, corners));
        return corners;
    }

    /** In the middle of what of it is in the file. */
    private static OsmElement placed(OsmBlock.Shape way, Map<Long, OsmBlock.Point> corners) {
        var known = way.nodes().stream().filter(corners::containsKey).map(corners::get).toList();
        if (known.isEmpty()) {
            return way.element();
        }
        var latitudes = known.stream().mapToDouble(OsmBlock.Point::latitude).summaryStatistics();
        var longitudes = known.stream().mapToDouble(OsmBlock.Point::longitude).summaryStatistics();
        return way.element()
                .at(
                        OsmBlock.rounded((latitudes.getMin() + latitudes.getMax()) / 2),
                        OsmBlock.rounded((longitudes.getMin() + longitudes.getMax()) / 2));
    }

    private interface BlockReader {
        void read(OsmBlock block) throws IOException;
    }

    private void blocks(BlockReader reader) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (var header = header(in); header != null; header = header(in)) {
                var content = unpacked(bytes(in, header.size(), LARGEST_BLOCK));
                switch (header.type()) {
                    case "OSMHeader" -> requireUnderstood(content);
                    case "OSMData" -> reader.read(OsmBlock.of(content));
                    default -> {
                        // The format lets others put in what is theirs.
                    }
                }
            }
        }
    }

    private record Header(String type, int size) {}

    private static @Nullable Header header(DataInputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return null;
        }
        in.reset();
        var message = CodedInputStream.newInstance(bytes(in, in.readInt(), LARGEST_HEADER));
        var type = "";
        int size = -1;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (tag >>> 3) {
                case 1 -> type = message.readString();
                case 3 -> size = message.readInt32();
                default -> message.skipField(tag);
            }
        }
        return new Header(type, size);
    }

    private static byte[] bytes(InputStream in, int size, int largest) throws IOException {
        if (size < 0 || size > largest) {
            throw new IOException("a block of %d bytes is none".formatted(size));
        }
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the file ends within a block");
        }
        return bytes;
    }

    private static CodedInputStream unpacked(byte[] blob) throws IOException {
        var message = CodedInputStream.newInstance(blob);
        byte[] content = null;
        byte[] packed = null;
        int size = 0;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (tag >>> 3) {
                case 1 -> content = message.readByteArray();
                case 2 -> size = message.readInt32();
                case 3 -> packed = message.readByteArray();
                case 4, 5, 6, 7 -> throw new IOException("only zlib is understood as packing");
                default -> message.skipField(tag);
            }
        }
        if (packed != null) {
            content = inflated(packed, size);
        }
        return CodedInputStream.newInstance(content == null ? new byte[0] : content);
    }

    private static byte[] inflated(byte[] packed, int size) throws IOException {
        if (size < 0 || size > LARGEST_BLOCK) {
            throw new IOException("a block of %d bytes is none".formatted(size));
        }
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            var content = new byte[size];
            int done = 0;
            while (done < size) {
                int more = inflater.inflate(content, done, size - done);
                if (more == 0) {
                    throw new IOException("a block is shorter than it says");
                }
                done += more;
            }
            return content;
        } catch (DataFormatException e) {
            throw new IOException("a block is broken", e);
        }
    }

    private static void requireUnderstood(CodedInputStream header) throws IOException {
        for (int tag = header.readTag(); tag != 0; tag = header.readTag()) {
            if (tag >>> 3 == 4) {
                var feature = header.readString();
                if (!UNDERSTOOD.contains(feature)) {
                    throw new IOException("the file needs a reader that knows " + feature);
                }
            } else {
                header.skipField(tag);
            }
        }
    }
}
