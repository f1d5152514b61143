package tn.shabou.prospector.discovery;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A block of an extract ({@code PrimitiveBlock}): elements, and the texts that they share. */
final class OsmBlock {

    private static final double NANO = 1e-9;

    private final List<String> texts = new ArrayList<>();
    private final List<ByteString> groups = new ArrayList<>();
    private int granularity = 100;
    private long latitudeOffset;
    private long longitudeOffset;

    private OsmBlock() {}

    /** Where a node is. */
    record Point(double latitude, double longitude) {}

    /** A way and the nodes that it goes through. */
    record Shape(OsmElement element, List<Long> nodes) {}

    static OsmBlock of(CodedInputStream message) throws IOException {
        var block = new OsmBlock();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (tag >>> 3) {
                case 1 -> block.readTexts(message.readBytes().newCodedInput());
                case 2 -> block.groups.add(message.readBytes());
                case 17 -> block.granularity = message.readInt32();
                case 19 -> block.latitudeOffset = message.readInt64();
                case 20 -> block.longitudeOffset = message.readInt64();
                default -> message.skipField(tag);
            }
        }
        return block;
    }

    List<OsmElement> points(Predicate<Map<String, String>> wanted) throws IOException {
        var found = new ArrayList<OsmElement>();
        each(
                1,
                node -> {
                    var point = point(node);
                    var element = element("node", node);
                    if (wanted.test(element.tags())) {
                        found.add(element.at(point.latitude(), point.longitude()));
                    }
                });
        each(2, dense -> addTagged(dense, wanted, found));
        return found;
    }

    List<Shape> ways(Predicate<Map<String, String>> wanted) throws IOException {
        var found = new ArrayList<Shape>();
        each(
                3,
                way -> {
                    var element = element("way", way);
                    if (wanted.test(element.tags())) {
                        found.add(new Shape(element, way.sums(8)));
                    }
                });
        return found;
    }

    List<OsmElement> relations(Predicate<Map<String, String>> wanted) throws IOException {
        var found = new ArrayList<OsmElement>();
        each(
                4,
                relation -> {
                    var element = element("relation", relation);
                    if (wanted.test(element.tags())) {
                        found.add(element);
                    }
                });
        return found;
    }

    /** Adds where those nodes are that are needed. */
    void locate(Set<Long> needed, Map<Long, Point> found) throws IOException {
        each(
                1,
                node -> {
                    long id = zigzag(node.one(1));
                    if (needed.contains(id)) {
                        found.put(id, point(node));
                    }
                });
        each(
                2,
                dense -> {
                    var ids = dense.sums(1);
                    var latitudes = dense.sums(8);
                    var longitudes = dense.sums(9);
                    for (int i = 0; i < ids.size(); i++) {
                        if (needed.contains(ids.get(i))) {
                            found.put(ids.get(i), point(latitudes.get(i), longitudes.get(i)));
                        }
                    }
                });
    }

    private interface Reader {
        void read(OsmMessage element) throws IOException;
    }

    /**
     * @param field 1 nodes, 2 dense nodes, 3 ways, 4 relations
     */
    private void each(int field, Reader reader) throws IOException {
        for (var group : groups) {
            var message = group.newCodedInput();
            for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
                if (tag >>> 3 == field) {
                    reader.read(OsmMessage.of(message.readBytes()));
                } else {
                    message.skipField(tag);
                }
            }
        }
    }

    private void readTexts(CodedInputStream table) throws IOException {
        for (int tag = table.readTag(); tag != 0; tag = table.readTag()) {
            if (tag >>> 3 == 1) {
                texts.add(table.readBytes().toStringUtf8());
            } else {
                table.skipField(tag);
            }
        }
    }

    private OsmElement element(String type, OsmMessage message) {
        // The ids of nodes alone are written zigzag.
        long id = type.equals("node") ? zigzag(message.one(1)) : message.one(1);
        var keys = message.all(2);
        var values = message.all(3);
        var tags = new HashMap<String, String>();
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            tags.put(text(keys.get(i)), text(values.get(i)));
        }
        return new OsmElement(type, id, tags, null, null);
    }

    /** Tags of dense nodes follow each other, key and value, with a zero after each node. */
    private void addTagged(
            OsmMessage dense, Predicate<Map<String, String>> wanted, List<OsmElement> found) {
        var tagged = dense.all(10);
        if (tagged.isEmpty()) {
            return;
        }
        var ids = dense.sums(1);
        var latitudes = dense.sums(8);
        var longitudes = dense.sums(9);
        int at = 0;
        for (int node = 0; node < ids.size(); node++) {
            var tags = new HashMap<String, String>();
            while (at + 1 < tagged.size() && tagged.get(at) != 0) {
                tags.put(text(tagged.get(at)), text(tagged.get(at + 1)));
                at += 2;
            }
            at++;
            if (!tags.isEmpty() && wanted.test(tags)) {
                var point = point(latitudes.get(node), longitudes.get(node));
                found.add(
                        new OsmElement(
                                "node", ids.get(node), tags, point.latitude(), point.longitude()));
            }
        }
    }

    private Point point(OsmMessage node) {
        return point(zigzag(node.one(8)), zigzag(node.one(9)));
    }

    private Point point(long latitude, long longitude) {
        return new Point(
                rounded(NANO * (latitudeOffset + granularity * latitude)),
                rounded(NANO * (longitudeOffset + granularity * longitude)));
    }

    /** To a centimetre, so that sums of binary fractions do not show. */
    static double rounded(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    private String text(long index) {
        return index >= 0 && index < texts.size() ? texts.get((int) index) : "";
    }

    private static long zigzag(long number) {
        return CodedInputStream.decodeZigZag64(number);
    }
}
