package tn.shabou.api.vehicles.editing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.slugs.FreeSlugs;

/** A level of the tree of cars, and what is known of a car there besides its name. */
enum Level {
    MAKES("vehicle_make", "", FreeSlugs.Kind.VEHICLE_MAKE),
    MODELS("vehicle_model", "make_id", FreeSlugs.Kind.VEHICLE_MODEL),
    GENERATIONS("vehicle_generation", "model_id", FreeSlugs.Kind.VEHICLE_GENERATION),
    ENGINES("vehicle_engine", "generation_id", FreeSlugs.Kind.VEHICLE_ENGINE);

    private final String table;
    private final String parentColumn;
    private final FreeSlugs.Kind slugs;

    /**
     * @param parentColumn empty at the top of the tree
     */
    Level(String table, String parentColumn, FreeSlugs.Kind slugs) {
        this.table = table;
        this.parentColumn = parentColumn;
        this.slugs = slugs;
    }

    /** By its name in addresses. */
    static Optional<Level> of(String name) {
        return Arrays.stream(values()).filter(level -> level.path().equals(name)).findFirst();
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the audit log calls one of them. */
    String table() {
        return table;
    }

    FreeSlugs.Kind slugs() {
        return slugs;
    }

    boolean hasParent() {
        return this != MAKES;
    }

    Level parent() {
        return values()[Math.max(0, Arrays.asList(values()).indexOf(this) - 1)];
    }

    List<Fact> facts() {
        return switch (this) {
            case MAKES, MODELS -> List.of();
            case GENERATIONS -> List.of(Fact.YEAR_FROM, Fact.YEAR_TO);
            case ENGINES -> List.of(Fact.values());
        };
    }

    /** All of a row, with null for what is not known at this level. */
    String select() {
        return "SELECT id, %s AS parent_id, name, slug, %s, version FROM %s"
                .formatted(
                        hasParent() ? parentColumn : "NULL::bigint",
                        Arrays.stream(Fact.values())
                                .map(fact -> facts().contains(fact) ? fact.column() : fact.none())
                                .collect(Collectors.joining(", ")),
                        table);
    }

    /** Those below $1, or all at the top of the tree. */
    String selectBelow() {
        return select()
                + (hasParent()
                        ? " WHERE %s = $1 ORDER BY name, id".formatted(parentColumn)
                        : " WHERE $1::bigint IS NULL ORDER BY name, id");
    }

    /** $1 the name, $2 the slug, $3 the parent, $4 and on the facts in their order. */
    String insert() {
        return "INSERT INTO %s (name, slug%s) SELECT $1, $2%s RETURNING id"
                .formatted(table, columns(", %1$s"), columns(", $%2$d::%3$s"));
    }

    /** As {@link #insert}, of the row whose id is $2. */
    String update() {
        return "UPDATE %s SET name = $1, version = version + 1%s WHERE id = $2"
                .formatted(table, columns(", %1$s = $%2$d::%3$s"));
    }

    private String columns(String each) {
        var text = new StringBuilder();
        int parameter = 3;
        if (hasParent()) {
            text.append(each.formatted(parentColumn, parameter++, "bigint"));
        }
        for (var fact : facts()) {
            text.append(each.formatted(fact.column(), parameter++, fact.type()));
        }
        return text.toString();
    }
}
