package tn.shabou.api.enquiries;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Problem.Fault;
import tn.shabou.api.http.Wording;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.mail.StaffMailbox;
import tn.shabou.model.mail.StaffMail;

/** Enquiries as shoppers make them and follow them. */
@ApplicationScoped
public class Enquiries {

    private static final String CREATE =
            """
            INSERT INTO enquiry (customer_name, phone, email, language, channel, vehicle, note)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id, token
            """;

    /** At the prices of this moment. $2 products, $3 quantities. */
    private static final String ADD_LINES =
            """
            INSERT INTO enquiry_line (enquiry_id, product_id, quantity, unit_price_tnd)
            SELECT $1, p.id, w.quantity, p.price_tnd
              FROM unnest($2::bigint[], $3::int[]) AS w (product_id, quantity) JOIN product p ON p.id = w.product_id AND p.listed
            RETURNING product_id
            """;

    private static final String BY_TOKEN =
            """
            SELECT e.code, e.token, e.state, e.channel, e.language, e.created_at, e.vehicle, %s
              FROM enquiry e WHERE e.token = $1
            """
                    .formatted(Lines.COLUMN);

    private final Pool database;
    private final Idempotency idempotency;
    private final Lines lines;
    private final StaffMailbox staff;
    private final ShopContact shop;

    Enquiries(
            Pool database,
            Idempotency idempotency,
            Lines lines,
            StaffMailbox staff,
            ShopContact shop) {
        this.database = database;
        this.idempotency = idempotency;
        this.lines = lines;
        this.staff = staff;
        this.shop = shop;
    }

    /**
     * Keeps what is asked for.
     *
     * @param call keeps it from being done twice
     * @throws Problem (in the Uni) 422 naming the parts that cannot be had
     */
    public Uni<Receipt> create(Wish wish, Idempotency.Call call) {
        wish.check();
        var phone = Phone.e164(wish.phone());
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(known.get())
                                : database.withTransaction(
                                        transaction -> create(transaction, wish, phone, call)))
                .map(Optional::orElseThrow);
    }

    public Uni<Optional<Receipt>> find(String token) {
        return find(database, token);
    }

    private Uni<Optional<Receipt>> create(
            SqlConnection transaction, Wish wish, String phone, Idempotency.Call call) {
        var row =
                Tuple.tuple()
                        .addString(text(wish.name()))
                        .addString(phone)
                        .addString(text(wish.email()))
                        .addString(wish.spoken())
                        .addString(wish.channel().name())
                        .addString(text(wish.vehicle()))
                        .addString(text(wish.note()));
        return transaction
                .preparedQuery(CREATE)
                .execute(row)
                .map(rows -> rows.iterator().next())
                .call(made -> addLines(transaction, made, wish))
                .map(made -> made.getString("token"))
                .call(token -> idempotency.keep(transaction, call, token))
                .chain(token -> find(transaction, token))
                .call(made -> staff.post(transaction, news(made.orElseThrow())));
    }

    /** Nothing by which to tell who asked: mail is read by whoever carries it. */
    private static StaffMail news(Receipt made) {
        return new StaffMail(
                "Nouvelle demande " + made.code(),
                "Une demande attend une réponse au back-office : %s, %d ligne(s), %s DT, par %s.\n"
                        .formatted(
                                made.code(),
                                made.lines().size(),
                                made.total().amount().toPlainString().replace('.', ','),
                                made.channel()));
    }

    private static Uni<Void> addLines(SqlConnection transaction, Row enquiry, Wish wish) {
        var products = wish.lines().stream().map(Wish.Line::productId).toArray(Long[]::new);
        var quantities = wish.lines().stream().map(Wish.Line::quantity).toArray(Integer[]::new);
        return transaction
                .preparedQuery(ADD_LINES)
                .execute(Tuple.of(enquiry.getUUID("id"), products, quantities))
                .invoke(rows ->
                        requireAll(
                                wish,
                                rows.stream()
                                        .map(row -> row.getLong(0))
                                        .collect(Collectors.toCollection(HashSet::new))))
                .replaceWithVoid();
    }

    private static void requireAll(Wish wish, HashSet<Long> found) {
        var missing =
                wish.lines().stream()
                        .map(Wish.Line::productId)
                        .filter(id -> !found.contains(id))
                        .map(id -> new Fault("product " + id, "is not sold (any more)"))
                        .toList();
        if (!missing.isEmpty()) {
            throw new Problem(
                    EnquiryProblem.ENQUIRY_LINES_UNUSABLE,
                    Wording.of("Take out what is listed under errors and send it again."),
                    missing);
        }
    }

    private Uni<Optional<Receipt>> find(SqlClient client, String token) {
        return client.preparedQuery(BY_TOKEN)
                .execute(Tuple.of(token))
                .map(rows -> rows.stream().findFirst().map(this::receipt));
    }

    private Receipt receipt(Row row) {
        var asked = lines.of(row);
        var content =
                new Messages.Content(
                        Language.of(row.getString("language")),
                        row.getString("code"),
                        row.getString("vehicle"),
                        asked);
        var message = Messages.request(content);
        return new Receipt(
                content.code(),
                row.getString("token"),
                EnquiryState.valueOf(row.getString("state")),
                Channel.valueOf(row.getString("channel")),
                row.getOffsetDateTime("created_at").toInstant(),
                content.vehicle(),
                asked,
                Receipt.total(asked),
                message,
                shop.whatsapp().map(number -> Messages.whatsApp(number, message)).orElse(null));
    }

    /** Null for nothing but blanks. */
    private static @Nullable String text(Optional<String> given) {
        return given.map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }
}
