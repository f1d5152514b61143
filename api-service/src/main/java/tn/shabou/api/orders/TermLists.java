package tn.shabou.api.orders;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.orders.BuyingTerms.OfSupplier;
import tn.shabou.model.Money;

/** Parts and suppliers with what staff wrote down about buying them. */
@ApplicationScoped
class TermLists {

    private static final String SUPPLIERS = "suppliers' terms";

    /**
     * $1 what the SKU begins with or the name has in it, or null for parts of which something is
     * written down; $2 the SKU after which the page begins or null, $3 one more than it holds.
     */
    private static final String PARTS_LIST =
            """
            WITH wanted AS (
                SELECT p.id, p.sku FROM product p LEFT JOIN part_term t ON t.product_id = p.id
                 WHERE CASE WHEN $1::text IS NULL THEN t.product_id IS NOT NULL
                            ELSE starts_with(lower(p.sku), lower($1)) OR strpos(fold_accents(p.name_fr), fold_accents($1)) > 0 END)
            SELECT p.id, p.sku, p.name_fr, b.name AS brand, p.cost_tnd, t.lead_weeks, t.least_order, t.pack_size, t.updated_at,
                   u.full_name, bought.lead_weeks AS next_weeks, bought.least_order AS least, bought.pack_size AS pack,
                   s.service_level, (s.explanation->>'leadWeeks')::float8 AS planned_weeks,
                   (SELECT count(*) FROM (SELECT FROM wanted LIMIT %d) AS bounded) AS total
              FROM (SELECT id FROM wanted WHERE $2::text IS NULL OR sku COLLATE "C" > $2 ORDER BY sku COLLATE "C" LIMIT $3) AS w
              JOIN product p ON p.id = w.id
              JOIN brand b ON b.id = p.brand_id
              JOIN part_supply bought ON bought.product_id = p.id
              LEFT JOIN part_term t ON t.product_id = p.id
              LEFT JOIN app_user u ON u.id = t.updated_by
              LEFT JOIN stock_plan s ON s.product_id = p.id
             ORDER BY p.sku COLLATE "C"
            """
                    .formatted(Page.Total.BOUND + 1);

    /** $1 and $2 the name and id after which the page begins or null, $3 one more than it holds. */
    private static final String SUPPLIERS_LIST =
            """
            WITH wanted AS (
                SELECT l.id, l.name, l.city, t.lead_weeks, t.updated_by, t.updated_at
                  FROM lead l LEFT JOIN supplier_term t ON t.lead_id = l.id
                 WHERE l.kind = 'SUPPLIER' AND l.merged_into IS NULL
                   AND (l.state IN ('QUALIFIED', 'CONVERTED') OR t.lead_id IS NOT NULL))
            SELECT w.*, u.full_name, (SELECT count(*) FROM (SELECT FROM wanted LIMIT %d) AS bounded) AS total,
                   (SELECT count(DISTINCT f.product_id) FROM offer f JOIN lead found ON found.id = f.lead_id
                     WHERE coalesce(found.merged_into, found.id) = w.id) AS parts
              FROM (SELECT * FROM wanted WHERE $1::text IS NULL OR (name COLLATE "C", id) > ($1, $2::uuid)
                     ORDER BY name COLLATE "C", id LIMIT $3) AS w
              LEFT JOIN app_user u ON u.id = w.updated_by
             ORDER BY w.name COLLATE "C", w.id
            """
                    .formatted(Page.Total.BOUND + 1);

    private final Pool database;
    private final Cursors cursors;

    TermLists(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /**
     * By SKU.
     *
     * @param text of the parts; without it those of which something is written down
     */
    Uni<Page<BoughtPart>> parts(Optional<String> text, Paging paging) {
        var wanted = text.map(String::strip).filter(typed -> !typed.isEmpty());
        var list = "parts' terms\n" + wanted.orElse("");
        var after = cursors.after(list, paging).map(List::getFirst);
        return database.preparedQuery(PARTS_LIST)
                .execute(Tuple.of(wanted.orElse(null), after.orElse(null), paging.limit() + 1))
                .map(rows ->
                        cursors.page(
                                list,
                                rows.stream().toList(),
                                paging.limit(),
                                Page.Total.bounded(rows),
                                last -> List.of(last.getString("sku"))))
                .map(page -> page.map(TermLists::part));
    }

    /** By name: those that were accepted, and those of which something is written down. */
    Uni<Page<KnownSupplier>> suppliers(Paging paging) {
        var after = cursors.after(SUPPLIERS, paging);
        return database.preparedQuery(SUPPLIERS_LIST)
                .execute(
                        Tuple.of(
                                after.map(List::getFirst).orElse(null),
                                after.map(List::getLast).map(UUID::fromString).orElse(null),
                                paging.limit() + 1))
                .map(rows ->
                        cursors.page(
                                SUPPLIERS,
                                rows.stream().toList(),
                                paging.limit(),
                                Page.Total.bounded(rows),
                                last ->
                                        List.of(
                                                last.getString("name"),
                                                last.getUUID("id").toString())))
                .map(page -> page.map(TermLists::supplier));
    }

    private static BoughtPart part(Row row) {
        var cost = row.getBigDecimal("cost_tnd");
        return new BoughtPart(
                new ProposedLine.Part(
                        row.getLong("id"),
                        row.getString("sku"),
                        row.getString("name_fr"),
                        row.getString("brand")),
                Terms.part(row),
                row.getDouble("next_weeks"),
                row.getInteger("least"),
                row.getInteger("pack"),
                row.getDouble("planned_weeks"),
                row.getDouble("service_level"),
                cost == null ? null : Money.tnd(cost),
                row.getString("full_name"),
                at(row));
    }

    private static KnownSupplier supplier(Row row) {
        BigDecimal weeks = row.getBigDecimal("lead_weeks");
        return new KnownSupplier(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("city"),
                row.getLong("parts"),
                new OfSupplier(Optional.ofNullable(weeks)),
                row.getString("full_name"),
                at(row));
    }

    private static @Nullable Instant at(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("updated_at");
        return at == null ? null : at.toInstant();
    }
}
