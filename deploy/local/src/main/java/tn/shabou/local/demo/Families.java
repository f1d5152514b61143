package tn.shabou.local.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tn.shabou.local.demo.Family.Fits;

/**
 * Reads the tree of families: a line's level is its depth, its parent the line of the level before
 * above it. Fits, season, attributes and weight are those of the parent where a line says nothing.
 */
final class Families {

    private static final int DEEPEST = 3;

    private final List<Position> positions = Position.all();
    private final List<Family> families = new ArrayList<>();

    private record Node(Family family, String fits, String season, String attributes) {}

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
        var fits = row.text("fits").isEmpty() && above != null ? above.fits : row.text("fits");
        var season =
                row.text("season").isEmpty() && above != null ? above.season : row.text("season");
        var attributes =
                row.text("attributes").isEmpty() && above != null
                        ? above.attributes
                        : row.text("attributes");
        var french = row.text("french");
        var family =
                new Family(
                        families.size() + 1L,
                        above == null ? null : above.family,
                        Slug.of(french),
                        french,
                        row.text("arabic"),
                        level < DEEPEST ? null : parts(row, fits, season, attributes));
        families.add(family);
        return new Node(family, fits, season, attributes);
    }

    private Family.Parts parts(Tsv.Row row, String fits, String season, String attributes) {
        var sets = row.list("positions", " ");
        return new Family.Parts(
                row.number("price"),
                Fits.of(fits),
                sets.stream()
                        .flatMap(set -> positions.stream().filter(one -> one.sets().contains(set)))
                        .toList(),
                season.isEmpty() ? Season.NONE : Season.valueOf(season),
                attributes.isEmpty()
                        ? List.of()
                        : List.of(attributes.split(",")).stream().map(Attribute::parse).toList(),
                row.number("weight"),
                row.list("said_fr", ";"),
                row.list("said_ar", ";"));
    }
}
