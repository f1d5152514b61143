package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** The brands and categories of the shop, as of now. */
@ApplicationScoped
class Taxonomies {

    private static final String ALL =
            """
            SELECT true AS is_brand, slug, name, name AS other FROM brand
             UNION ALL SELECT false, slug, name_fr, name_ar FROM category
            """;

    private final Pool database;

    Taxonomies(Pool database) {
        this.database = database;
    }

    record Both(Taxonomy brands, Taxonomy categories) {}

    Uni<Both> load() {
        return database.query(ALL)
                .execute()
                .map(rows -> {
                    var both = new Both(new Taxonomy(), new Taxonomy());
                    rows.forEach(row ->
                            (row.getBoolean("is_brand") ? both.brands : both.categories)
                                    .add(
                                            row.getString("slug"),
                                            row.getString("name"),
                                            row.getString("other")));
                    return both;
                });
    }
}
