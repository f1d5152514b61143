package tn.shabou.prospector.discovery;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** Writes small extracts of OpenStreetMap as its tools write them: dense nodes, packed blocks. */
final class PbfFile {

    record Node(long id, double latitude, double longitude, Map<String, String> tags) {}

    record Way(long id, List<Long> nodes, Map<String, String> tags) {}

    private final List<String> texts = new ArrayList<>(List.of(""));

    private interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    static Path write(Path file, List<Node> nodes, List<Way> ways, String... features)
            throws IOException {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            blob(
                    out,
                    "OSMHeader",
                    message(header -> {
                        header.writeString(4, "OsmSchema-V0.6");
                        header.writeString(4, "DenseNodes");
                        for (var feature : features) {
                            header.writeString(4, feature);
                        }
                    }));
            blob(out, "OSMData", new PbfFile().block(nodes, ways));
        }
        return file;
    }

    private byte[] block(List<Node> nodes, List<Way> ways) throws IOException {
        var group =
                message(out -> {
                    out.writeByteArray(2, dense(nodes));
                    for (var way : ways) {
                        out.writeByteArray(3, way(way));
                    }
                });
        return message(out -> {
            out.writeByteArray(
                    1,
                    message(table -> {
                        for (var text : texts) {
                            table.writeByteArray(1, text.getBytes(StandardCharsets.UTF_8));
                        }
                    }));
            out.writeByteArray(2, group);
        });
    }

    private byte[] dense(List<Node> nodes) throws IOException {
        return message(out -> {
            out.writeByteArray(1, deltas(nodes.stream().map(Node::id).toList()));
            out.writeByteArray(8, deltas(nodes.stream().map(n -> units(n.latitude())).toList()));
            out.writeByteArray(9, deltas(nodes.stream().map(n -> units(n.longitude())).toList()));
            out.writeByteArray(
                    10,
                    message(tags -> {
                        for (var node : nodes) {
                            for (var tag : node.tags().entrySet()) {
                                tags.writeInt32NoTag(text(tag.getKey()));
                                tags.writeInt32NoTag(text(tag.getValue()));
                            }
                            tags.writeInt32NoTag(0);
                        }
                    }));
        });
    }

    private byte[] way(Way way) throws IOException {
        var tags = List.copyOf(way.tags().entrySet());
        return message(out -> {
            out.writeInt64(1, way.id());
            out.writeByteArray(
                    2,
                    message(keys -> {
                        for (var tag : tags) {
                            keys.writeUInt32NoTag(text(tag.getKey()));
                        }
                    }));
            out.writeByteArray(
                    3,
                    message(values -> {
                        for (var tag : tags) {
                            values.writeUInt32NoTag(text(tag.getValue()));
                        }
                    }));
            out.writeByteArray(8, deltas(way.nodes()));
        });
    }

    private static byte[] deltas(List<Long> numbers) throws IOException {
        return message(out -> {
            long last = 0;
            for (long number : numbers) {
                out.writeSInt64NoTag(number - last);
                last = number;
            }
        });
    }

    private static long units(double degrees) {
        return Math.round(degrees * 1e7);
    }

    private int text(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    private static void blob(DataOutputStream out, String type, byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        }
        var blob =
                message(message -> {
                    message.writeInt32(2, content.length);
                    message.writeByteArray(3, packed.toByteArray());
                });
        var header =
                message(message -> {
                    message.writeString(1, type);
                    message.writeInt32(3, blob.length);
                });
        out.writeInt(header.length);
        out.write(header);
        out.write(blob);
    }

    private static byte[] message(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        content.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
