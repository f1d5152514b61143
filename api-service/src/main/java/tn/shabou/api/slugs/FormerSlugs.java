package tn.shabou.api.slugs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tn.shabou.api.http.Problem;

/** The slugs that things had before, and where each leads now. */
@ApplicationScoped
public class FormerSlugs {

    private static final String PRODUCT =
            """
            SELECT p.slug FROM former_slug f JOIN product p ON p.id = f.product_id
             WHERE f.kind = 'PRODUCT' AND f.slug = $1 AND p.listed
            """;
    private static final String BRAND =
            """
            SELECT b.slug FROM former_slug f JOIN brand b ON b.id = f.brand_id
             WHERE f.kind = 'BRAND' AND f.slug = $1
            """;
    private static final String CATEGORY =
            """
            SELECT c.slug FROM former_slug f JOIN category c ON c.id = f.category_id
             WHERE f.kind = 'CATEGORY' AND f.slug = $1
            """;

    private final Pool database;

    FormerSlugs(Pool database) {
        this.database = database;
    }

    /**
     * What the part is called now that was called {@code former}; empty when no part on sale was.
     */
    public Uni<Optional<String>> product(String former) {
        return newest(PRODUCT, former);
    }

    public Uni<Optional<String>> brand(String former) {
        return newest(BRAND, former);
    }

    public Uni<Optional<String>> category(String former) {
        return newest(CATEGORY, former);
    }

    /**
     * Fails: with a redirection when the part has another slug now, else with a {@link Problem} of
     * status 404.
     *
     * @param below what stands behind the slug in the address; may be empty
     */
    public <T> Uni<T> productMoved(String slug, String below) {
        return product(slug)
                .map(now -> now.map(newest -> newest + below))
                .plug(now -> moved(now, "/api/products/", unknownProduct(slug)));
    }

    /** As {@link #productMoved}, with this problem when no brand was called so. */
    public <T> Uni<T> brandMoved(String slug, Problem otherwise) {
        return moved(brand(slug), "/api/brands/", otherwise);
    }

    /** As {@link #productMoved}, with this problem when no category was called so. */
    public <T> Uni<T> categoryMoved(String slug, Problem otherwise) {
        return moved(category(slug), "/api/categories/", otherwise);
    }

    private static <T> Uni<T> moved(Uni<Optional<String>> now, String above, Problem otherwise) {
        return now.chain(newest ->
                Uni.createFrom()
                        .failure(
                                newest.<RuntimeException>map(slug -> new Moved(above + slug))
                                        .orElse(otherwise)));
    }

    private static Problem unknownProduct(String slug) {
        return new Problem(
                SlugProblem.PRODUCT_NOT_FOUND,
                "No product is called \"%s\". Look for it with /api/search?q=…",
                slug);
    }

    private Uni<Optional<String>> newest(String query, String former) {
        return database.preparedQuery(query)
                .execute(Tuple.of(former))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("slug")));
    }
}
