package tn.shabou.api.taxonomy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.NamesListener;

/** Keeps the brands and categories in memory, and fresh. */
@ApplicationScoped
public class Taxonomy implements NamesListener {

    private static final String BRANDS = "SELECT id, name, slug FROM brand ORDER BY name, id";

    private static final String CATEGORIES =
            "SELECT id, parent_id, slug, name_fr, name_ar FROM category ORDER BY position, slug";

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

    /** As {@link #tree}, but read anew when one of these is newer than what we heard of. */
    public Uni<TaxonomyTree> knowing(Collection<Long> brands, Collection<Long> categories) {
        return tree().chain(known ->
                brands.stream().allMatch(id -> known.brand(id).isPresent())
                                && categories.stream()
                                        .allMatch(id -> known.category(id).isPresent())
                        ? Uni.createFrom().item(known)
                        : read());
    }

    /**
     * Asks the database: for who met a brand or category that is not in the tree, since it is newer
     * than what we heard of.
     */
    public Uni<TaxonomyTree> read() {
        return Uni.combine()
                .all()
                .unis(database.query(BRANDS).execute(), database.query(CATEGORIES).execute())
                .with((brands, categories) ->
                        new TaxonomyTree(brands(brands), categories(categories)))
                .invoke(read -> tree = read);
    }

    @Override
    public Uni<Void> reload() {
        return read().replaceWithVoid();
    }

    @Override
    public Uni<Void> taxonomyChanged() {
        return read().replaceWithVoid();
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
}
