package tn.shabou.api.taxonomy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.CatalogListener;

/** Keeps the brands, categories and vehicles in memory, and fresh. */
@ApplicationScoped
public class Taxonomy implements CatalogListener {

    private static final String BRANDS = "SELECT id, name, slug FROM brand ORDER BY name, id";

    private static final String CATEGORIES =
            "SELECT id, parent_id, slug, name_fr, name_ar FROM category ORDER BY position, slug";

    private static final String VEHICLES =
            """
            SELECT e.id, ARRAY[e.slug, g.slug, m.slug, k.slug] AS slugs
              FROM vehicle_make k
              JOIN vehicle_model m ON m.make_id = k.id
              JOIN vehicle_generation g ON g.model_id = m.id
              LEFT JOIN vehicle_engine e ON e.generation_id = g.id
            """;

    private final Pool database;
    private volatile @Nullable TaxonomyTree tree;

    Taxonomy(Pool database) {
        this.database = database;
    }

    /** Asks the database only when nothing was read so far. */
    public Uni<TaxonomyTree> tree() {
        var known = tree;
        return known == null ? read() : Uni.createFrom().item(known);
    }

    /**
     * Asks the database: for who met a brand or category that is not in the tree, since it is newer
     * than what we heard of.
     */
    public Uni<TaxonomyTree> read() {
        return Uni.combine()
                .all()
                .unis(
                        database.query(BRANDS).execute(),
                        database.query(CATEGORIES).execute(),
                        database.query(VEHICLES).execute())
                .with((brands, categories, vehicles) -> tree(brands, categories, vehicles))
                .invoke(read -> tree = read);
    }

    @Override
    public Uni<Void> reload() {
        return read().replaceWithVoid();
    }

    @Override
    public Uni<Void> changed(List<Long> productIds) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> taxonomyChanged() {
        return read().replaceWithVoid();
    }

    private static TaxonomyTree tree(
            RowSet<Row> brands, RowSet<Row> categories, RowSet<Row> vehicles) {
        return new TaxonomyTree(brands(brands), categories(categories), engines(vehicles));
    }

    private static List<Brand> brands(RowSet<Row> rows) {
        return rows.stream()
                .map(row ->
                        new Brand(row.getLong("id"), row.getString("name"), row.getString("slug")))
                .toList();
    }

    private static List<Category> categories(RowSet<Row> rows) {
        return rows.stream()
                .map(row ->
                        new Category(
                                row.getLong("id"),
                                Optional.ofNullable(row.getLong("parent_id")),
                                row.getString("slug"),
                                row.getString("name_fr"),
                                row.getString("name_ar")))
                .toList();
    }

    /** The engines below each slug: of an engine, a generation, a model or a make. */
    private static Map<String, Set<Long>> engines(RowSet<Row> rows) {
        var below = new HashMap<String, Set<Long>>();
        for (var row : rows) {
            for (var slug : row.getArrayOfStrings("slugs")) {
                var engines = below.computeIfAbsent(slug, _ -> new HashSet<>());
                Optional.ofNullable(row.getLong("id")).ifPresent(engines::add);
            }
        }
        return below;
    }
}
