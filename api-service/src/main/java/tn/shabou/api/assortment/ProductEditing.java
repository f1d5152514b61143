package tn.shabou.api.assortment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.database.Violation;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.idempotency.Idempotency;

/**
 * Makes and edits products, one at a time. An edit is a JSON merge patch (RFC 7396) of the draft
 * that the product would be made of now, so that both are held to the same rules.
 */
@ApplicationScoped
class ProductEditing {

    private static final String FIRST_PRICE = "first price";

    private final Pool database;
    private final ProductRows products;
    private final ProductRules rules;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final ObjectMapper json;

    ProductEditing(
            Pool database,
            ProductRows products,
            ProductRules rules,
            Idempotency idempotency,
            AuditTrail audit,
            ObjectMapper json) {
        this.database = database;
        this.products = products;
        this.rules = rules;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
    }

    Uni<AssortmentProduct> find(long id, boolean seesCost) {
        return products.find(database, id, seesCost);
    }

    Uni<AssortmentProduct> create(ProductDraft draft, Idempotency.Call call, Editor editor) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(Long.parseLong(known.get()), true)
                                : writing(transaction -> create(transaction, draft, call, editor)));
    }

    private Uni<AssortmentProduct> create(
            SqlConnection transaction, ProductDraft draft, Idempotency.Call call, Editor editor) {
        var reason = Objects.requireNonNullElse(draft.reason(), FIRST_PRICE);
        return rules.check(transaction, draft, null)
                .chain(place -> products.insert(transaction, draft, place))
                .call(id -> products.setNumbers(transaction, id, draft))
                .call(id ->
                        products.setPrice(
                                transaction, id, draft.price(), editor.actor().id(), reason))
                .call(id -> idempotency.keep(transaction, call, Long.toString(id)))
                .chain(id -> products.find(transaction, id, true))
                .call(made ->
                        audit.append(
                                transaction,
                                editor.deed(
                                        "create product",
                                        "product",
                                        made.card().id(),
                                        content(made))));
    }

    /**
     * @param patch the fields that change; null empties one
     * @param ifMatch the version that was read, as its ETag
     */
    Uni<AssortmentProduct> edit(
            long id, Map<String, Object> patch, Optional<String> ifMatch, Editor editor) {
        return writing(transaction ->
                products.lock(transaction, id)
                        .invoke(old -> IfMatch.require(ifMatch, old.card().version()))
                        .chain(old -> edit(transaction, old, patched(old, patch), editor)));
    }

    private Uni<AssortmentProduct> edit(
            SqlConnection transaction, AssortmentProduct old, ProductDraft draft, Editor editor) {
        long id = old.card().id();
        return rules.check(transaction, draft, old)
                .chain(place -> products.update(transaction, id, draft, place))
                .chain(() -> products.setNumbers(transaction, id, draft))
                .chain(() ->
                        ProductRules.hasNewPrice(draft, old)
                                ? products.setPrice(
                                        transaction,
                                        id,
                                        draft.price(),
                                        editor.actor().id(),
                                        Objects.requireNonNull(draft.reason()))
                                : Uni.createFrom().voidItem())
                .chain(() -> products.find(transaction, id, true))
                .call(now -> audit.append(transaction, deed(old, now, draft, editor)));
    }

    private AuditTrail.Deed deed(
            AssortmentProduct old, AssortmentProduct now, ProductDraft draft, Editor editor) {
        var deed =
                editor.deed("edit product", "product", old.card().id(), content(now))
                        .from(content(old));
        var reason = draft.reason();
        return reason == null ? deed : deed.because(reason);
    }

    private JsonObject content(AssortmentProduct product) {
        var fields = json.valueToTree(product.draft());
        ((ObjectNode) fields).remove("reason");
        return new JsonObject(fields.toString()).put("slug", product.card().slug());
    }

    private ProductDraft patched(AssortmentProduct product, Map<String, Object> patch) {
        ObjectNode draft = json.valueToTree(product.draft());
        var strange = patch.keySet().stream().filter(field -> !draft.has(field)).toList();
        if (!strange.isEmpty()) {
            throw wrong(strange, Wording.of("cannot be edited here"));
        }
        try {
            return json.treeToValue(
                    MergePatch.merge(draft, json.valueToTree(patch)), ProductDraft.class);
        } catch (JsonMappingException e) {
            throw wrong(
                    e.getPath().stream()
                            .limit(1)
                            .map(JsonMappingException.Reference::getFieldName)
                            .toList(),
                    Wording.of("is not of the type that it must have"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always readable", e);
        }
    }

    private static Problem wrong(List<String> fields, Wording why) {
        return Problem.invalid(
                fields.stream().map(field -> new Problem.Fault(field, why)).toList());
    }

    /** Two who take the same SKU at the same time: the second is told as if he came later. */
    private Uni<AssortmentProduct> writing(Function<SqlConnection, Uni<AssortmentProduct>> work) {
        return database.withTransaction(work)
                .onFailure(Violation::isDuplicate)
                .transform(failure ->
                        new Problem(
                                AssortmentProblem.PRODUCT_EXISTS,
                                "Somebody has just made a product with this SKU; look at it first."));
    }
}
