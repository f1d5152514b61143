package tn.shabou.api.columns;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tn.shabou.model.catalog.QualityTier;

/**
 * A listed product as it was read.
 *
 * @param price thousandths of a dinar
 * @param created microseconds since 1970
 * @param name without accents and capitals, in UTF-8, whose bytes sort as the collation "C" does
 * @param engines that it fits
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Product(
        int id, long tag, long price, int popularity, long created, byte[] name, Long[] engines) {

    static final String COLUMNS =
            """
            p.id, p.brand_id, p.category_id, p.quality_tier, p.in_stock, (p.price_tnd * 1000)::bigint, p.popularity,
            (extract(epoch FROM p.created_at) * 1000000)::bigint, fold_accents(p.name_fr),
            ARRAY(SELECT DISTINCT f.engine_id FROM fitment f WHERE f.product_id = p.id)
            """;

    static Product of(Row row) {
        long price = row.getLong(5);
        var tier = QualityTier.valueOf(row.getString(3));
        return new Product(
                Math.toIntExact(row.getLong(0)),
                Facet.tag(row.getLong(1), row.getLong(2), tier, row.getBoolean(4), price),
                price,
                row.getInteger(6),
                row.getLong(7),
                row.getString(8).getBytes(StandardCharsets.UTF_8),
                Objects.requireNonNull(row.getArrayOfLongs(9)));
    }
}
