package tn.shabou.api.enquiries;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tn.shabou.api.http.JsonColumn;

/** The lines of enquiries, as one column of a query about the enquiry {@code e}. */
@ApplicationScoped
class Lines {

    static final String COLUMN =
            """
            (SELECT coalesce(json_agg(json_build_object(
                        'productId', p.id, 'sku', p.sku, 'slug', p.slug, 'quantity', l.quantity,
                        'name', CASE WHEN e.language = 'ar' THEN coalesce(p.name_ar, p.name_fr) ELSE p.name_fr END,
                        'unitPrice', json_build_object('amount', l.unit_price_tnd::text, 'currency', 'TND'),
                        'price', json_build_object('amount', (l.quantity * l.unit_price_tnd)::text, 'currency', 'TND'))
                        ORDER BY p.sku), '[]')::text
               FROM enquiry_line l JOIN product p ON p.id = l.product_id WHERE l.enquiry_id = e.id) AS lines
            """;

    private final JsonColumn json;

    Lines(JsonColumn json) {
        this.json = json;
    }

    List<Receipt.Line> of(Row row) {
        return json.list(row.getString("lines"), Receipt.Line.class);
    }
}
