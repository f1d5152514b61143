package tn.shabou.prospector.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.FieldPath;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.ColumnProjection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a GeoParquet file of Overture, as the JSON that the same rows are in GeoJSON. */
final class ParquetRecords {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Decoding takes this many threads while a file is read. */
    private static final int THREADS = 1;

    private ParquetRecords() {}

    /**
     * @param columns of which those are read that the file has
     * @param area outside of which whole groups of rows are not even unpacked
     */
    static void read(Path file, List<String> columns, Area area, Consumer<JsonNode> records)
            throws IOException {
        try (var context = HardwoodContext.create(THREADS);
                var parquet = ParquetFileReader.open(InputFile.of(file), context)) {
            var known = ParquetRecords.columns(parquet, columns);
            var builder = parquet.buildRowReader().projection(ColumnProjection.columns(known));
            if (List.of(known).contains("bbox")) {
                builder = builder.filter(within(area, type(parquet)));
            }
            try (var rows = builder.build()) {
                while (rows.hasNext()) {
                    rows.next();
                    records.accept(object(rows));
                }
            }
        }
    }

    private static String[] columns(ParquetFileReader parquet, List<String> wanted) {
        var root = parquet.getFileSchema().getRootNode().children();
        return root.stream()
                .map(node -> node.name())
                .filter(wanted::contains)
                .toArray(String[]::new);
    }

    private static PhysicalType type(ParquetFileReader parquet) {
        return parquet.getFileSchema().getColumn(FieldPath.of("bbox", "xmin")).type();
    }

    /** Overture has floats; who made an extract of it may have doubles. */
    private static FilterPredicate within(Area area, PhysicalType type) {
        return type == PhysicalType.FLOAT
                ? FilterPredicate.and(
                        FilterPredicate.ltEq("bbox.xmin", (float) area.east()),
                        FilterPredicate.gtEq("bbox.xmax", (float) area.west()),
                        FilterPredicate.ltEq("bbox.ymin", (float) area.north()),
                        FilterPredicate.gtEq("bbox.ymax", (float) area.south()))
                : FilterPredicate.and(
                        FilterPredicate.ltEq("bbox.xmin", area.east()),
                        FilterPredicate.gtEq("bbox.xmax", area.west()),
                        FilterPredicate.ltEq("bbox.ymin", area.north()),
                        FilterPredicate.gtEq("bbox.ymax", area.south()));
    }

    private static ObjectNode object(StructAccessor struct) {
        var object = JSON.objectNode();
        for (int i = 0; i < struct.getFieldCount(); i++) {
            object.set(struct.getFieldName(i), node(struct.isNull(i) ? null : struct.getValue(i)));
        }
        return object;
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.textNode(text);
            case Double number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case PqStruct struct -> object(struct);
            case PqList list -> {
                var array = JSON.arrayNode();
                list.values().forEach(item -> array.add(node(item)));
                yield array;
            }
            case PqMap map -> {
                var object = JSON.objectNode();
                map.getEntries()
                        .forEach(entry ->
                                object.set(
                                        String.valueOf(entry.getKey()),
                                        node(entry.isValueNull() ? null : entry.getValue())));
                yield object;
            }
            // Geometries and times, which nobody here asks for.
            default -> JSON.nullNode();
        };
    }
}
