package tn.shabou.api.assortment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.slugs.FreeSlugs;
import tn.shabou.model.PartNumber;

/** What a draft has to say before it becomes a product. */
@ApplicationScoped
class ProductRules {

    private static final String PLACE =
            """
            SELECT (SELECT id FROM brand WHERE slug = $1) AS brand, (SELECT id FROM category WHERE slug = $2) AS category,
                   EXISTS (SELECT FROM product WHERE sku = $3 AND id <> $4) AS is_taken
            """;

    private final Validator validator;

    ProductRules(Validator validator) {
        this.validator = validator;
    }

    /**
     * Says where the product belongs, or fails with a problem that names each wrong field.
     *
     * @param old the product as it is; null for a new one
     */
    Uni<ProductRows.Place> check(
            SqlConnection transaction, ProductDraft draft, @Nullable AssortmentProduct old) {
        var violations = validator.validate(draft);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        long id = old == null ? 0 : old.card().id();
        return transaction
                .preparedQuery(PLACE)
                .execute(Tuple.of(draft.brand(), draft.category(), draft.sku().strip(), id))
                .map(rows -> rows.iterator().next())
                .invoke(row -> requireSound(row, draft, old))
                .chain(row ->
                        slug(transaction, draft, Optional.ofNullable(old))
                                .map(slug ->
                                        new ProductRows.Place(
                                                row.getLong("brand"),
                                                row.getLong("category"),
                                                slug)));
    }

    private static void requireSound(Row row, ProductDraft draft, @Nullable AssortmentProduct old) {
        var faults = new ArrayList<Problem.Fault>();
        if (row.getLong("brand") == null) {
            faults.add(new Problem.Fault("brand", "no brand has this slug"));
        }
        if (row.getLong("category") == null) {
            faults.add(new Problem.Fault("category", "no category has this slug"));
        }
        for (var reference : draft.references()) {
            if (PartNumber.parse(reference.number()).isEmpty()) {
                faults.add(
                        new Problem.Fault(
                                "references",
                                "\"%s\" needs a letter A–Z or a digit",
                                reference.number()));
            }
        }
        if (old != null && hasNewPrice(draft, old) && draft.reason() == null) {
            faults.add(new Problem.Fault("reason", "say why the price changes"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        if (row.getBoolean("is_taken")) {
            throw exists(draft);
        }
    }

    static boolean hasNewPrice(ProductDraft draft, AssortmentProduct old) {
        return draft.price().compareTo(old.card().price().amount()) != 0;
    }

    private static Problem exists(ProductDraft draft) {
        return new Problem(
                AssortmentProblem.PRODUCT_EXISTS,
                Wording.of("Another product has the SKU \"%s\".", draft.sku()),
                List.of(new Problem.Fault("sku", "is that of another product")));
    }

    /** The address of a product changes with its name alone. */
    private static Uni<String> slug(
            SqlConnection transaction, ProductDraft draft, Optional<AssortmentProduct> old) {
        var known = old.filter(product -> isCalledSo(product, draft));
        return known.map(product -> Uni.createFrom().item(product.card().slug()))
                .orElseGet(() ->
                        FreeSlugs.find(
                                transaction,
                                FreeSlugs.Kind.PRODUCT,
                                draft.nameFr() + " " + draft.sku(),
                                old.map(product -> product.card().id()).orElse(0L)));
    }

    private static boolean isCalledSo(AssortmentProduct product, ProductDraft draft) {
        return product.card().nameFr().equals(draft.nameFr().strip())
                && product.card().sku().equals(draft.sku().strip());
    }
}
