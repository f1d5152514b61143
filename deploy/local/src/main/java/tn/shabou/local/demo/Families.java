package tn.shabou.local.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.local.demo.Family.Fits;
import tn.shabou.model.Slug;

/**
 * Reads the tree of families: a line's level is its depth, its parent the line of the level before
 * above it. Fits, season, attributes and conditions are those of the parent where a line says
 * nothing.
 */
final class Families {

    private static final int DEEPEST = 3;

    private final List<Position> positions = Position.all();
    private final List<Family> families = new ArrayList<>();

    private record Node(
            Family family, String fits, String season, String attributes, String conditions) {}

    private Families() {}

    /** Parents come before their children. */
    static List<Family> all() {
        var reader = new Families();
        var path = new ArrayDeque<Node>();
        for (var row : Tsv.rows("demo/families.tsv")) {
            int level = Integer.parseInt(row.text("level"));
            while (path.size() >= level) {
                path.removeLast();
            }
            path.addLast(reader.node(row, path, level));
        }
        return List.copyOf(reader.families);
    }

    private Node node(Tsv.Row row, Deque<Node> path, int level) {
        var above = path.peekLast();
        var fits = inherited(row, "fits", above, Node::fits);
        var season = inherited(row, "season", above, Node::season);
        var attributes = inherited(row, "attributes", above, Node::attributes);
        var conditions = inherited(row, "conditions", above, Node::conditions);
        var french = row.text("french");
        var family =
                new Family(
                        families.size() + 1L,
                        above == null ? null : above.family,
                        Slug.of(french),
                        french,
                        row.text("arabic"),
                        level < DEEPEST ? null : parts(row, fits, season, attributes, conditions));
        families.add(family);
        return new Node(family, fits, season, attributes, conditions);
    }

    private static String inherited(
            Tsv.Row row, String column, @Nullable Node above, Function<Node, String> of) {
        return row.text(column).isEmpty() && above != null ? of.apply(above) : row.text(column);
    }

    private Family.Parts parts(
            Tsv.Row row, String fits, String season, String attributes, String conditions) {
        var sets = row.list("positions", " ");
        return new Family.Parts(
                row.number("price"),
                Fits.of(fits),
                sets.stream()
                        .flatMap(set -> positions.stream().filter(one -> one.sets().contains(set)))
                        .toList(),
                season.isEmpty() ? Season.NONE : Season.valueOf(season),
                attributes(attributes),
                attributes(conditions),
                row.number("weight"),
                row.list("said_fr", ";"),
                row.list("said_ar", ";"));
    }

    private static List<Attribute> attributes(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",")).map(Attribute::parse).toList();
    }
}
