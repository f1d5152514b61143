package tn.shabou.api.enquiries;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.csv.CsvText;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.Money;

/** Enquiries as staff see them, newest first. */
@ApplicationScoped
class EnquiryInbox {

    private static final int CHUNK = 500;

    private static final String CARD =
            """
            e.id, e.number, e.code, e.state, e.channel, e.language, e.customer_name, e.phone, e.email, e.vehicle, e.created_at,
            e.version, (SELECT full_name FROM app_user WHERE id = e.assigned_to) AS assigned_to,
            sums.lines AS line_count, sums.total_tnd
            """;

    private static final String FROM =
            """
            FROM enquiry e CROSS JOIN LATERAL (
                SELECT count(*)::int AS lines, coalesce(sum(quantity * unit_price_tnd), 0) AS total_tnd
                  FROM enquiry_line WHERE enquiry_id = e.id) AS sums
            """;

    /** After the filter's: $4 the number before which the page begins or null, $5 the limit. */
    private static final String LIST =
            """
            SELECT %1$s,
                   (SELECT count(*) FROM (SELECT FROM enquiry e WHERE %3$s LIMIT %4$d) AS bounded) AS total
              %2$s
             WHERE %3$s AND ($4::bigint IS NULL OR e.number < $4)
             ORDER BY e.number DESC LIMIT $5
            """
                    .formatted(CARD, FROM, EnquiryFilter.SQL, Page.Total.BOUND + 1);

    private static final String BY_ID =
            """
            SELECT %1$s, e.note, e.cancel_reason, %3$s,
                   (SELECT coalesce(json_agg(json_build_object('text', n.text, 'author', u.full_name, 'at', n.at)
                               ORDER BY n.id DESC), '[]')::text
                      FROM enquiry_note n JOIN app_user u ON u.id = n.author_id WHERE n.enquiry_id = e.id) AS notes,
                   (SELECT coalesce(json_agg(json_build_object(
                               'from', d.from_state, 'to', d.to_state, 'reason', d.reason, 'decidedBy', u.full_name,
                               'decidedAt', d.decided_at, 'undo', d.undoes IS NOT NULL) ORDER BY d.id DESC), '[]')::text
                      FROM enquiry_decision d JOIN app_user u ON u.id = d.decided_by WHERE d.enquiry_id = e.id) AS decisions
              %2$s WHERE e.id = $1
            """
                    .formatted(CARD, FROM, Lines.COLUMN);

    private static final List<String> HEADER =
            List.of(
                    "code",
                    "state",
                    "channel",
                    "created_at",
                    "customer",
                    "vehicle",
                    "assigned_to",
                    "lines",
                    "total_tnd");

    private final Pool database;
    private final Cursors cursors;
    private final Lines lines;
    private final JsonColumn json;

    EnquiryInbox(Pool database, Cursors cursors, Lines lines, JsonColumn json) {
        this.database = database;
        this.cursors = cursors;
        this.lines = lines;
        this.json = json;
    }

    /**
     * @param withContact whether the reader may know how to reach customers
     */
    Uni<Page<EnquiryCard>> list(EnquiryFilter filter, Paging paging, boolean withContact) {
        var after = cursors.after(filter.list(), paging).map(List::getFirst).map(Long::valueOf);
        return rows(filter, after.orElse(null), paging.limit() + 1)
                .map(rows -> page(rows, filter, paging.limit(), withContact));
    }

    private Uni<List<Row>> rows(EnquiryFilter filter, @Nullable Long before, int limit) {
        return database.preparedQuery(LIST)
                .execute(filter.parameters().addLong(before).addInteger(limit))
                .map(rows -> rows.stream().toList());
    }

    private Page<EnquiryCard> page(
            List<Row> rows, EnquiryFilter filter, int limit, boolean withContact) {
        var total = Page.Total.bounded(rows);
        return cursors.page(
                        filter.list(),
                        rows,
                        limit,
                        total,
                        last -> List.of(last.getLong("number").toString()))
                .map(row -> card(row, withContact));
    }

    Uni<Optional<EnquiryDetail>> find(UUID id, boolean withContact) {
        return find(database, id, withContact);
    }

    Uni<Optional<EnquiryDetail>> find(SqlClient client, UUID id, boolean withContact) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(row -> detail(row, withContact)));
    }

    /** All that match, as a file in pieces; names and numbers only for those who may see them. */
    Multi<String> csv(EnquiryFilter filter, boolean withContact) {
        var before = new AtomicReference<@Nullable Long>();
        var header =
                withContact
                        ? Stream.concat(HEADER.stream(), Stream.of("phone", "email")).toList()
                        : HEADER;
        var rows =
                Multi.createBy()
                        .repeating()
                        .uni(() -> rows(filter, before.get(), CHUNK))
                        .whilst(chunk -> chunk.size() == CHUNK)
                        .invoke(chunk -> {
                            if (!chunk.isEmpty()) {
                                before.set(chunk.getLast().getLong("number"));
                            }
                        })
                        .map(chunk ->
                                CsvText.of(
                                        ',',
                                        chunk.stream()
                                                .map(row -> cells(row, withContact))
                                                .toList()));
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(CsvText.of(',', List.of(header))), rows);
    }

    private static List<String> cells(Row row, boolean withContact) {
        var card = card(row, withContact);
        var open =
                Stream.of(
                        card.code(),
                        card.state().name(),
                        card.channel().name(),
                        card.createdAt().toString(),
                        card.customerName(),
                        card.vehicle(),
                        card.assignedTo(),
                        Integer.toString(card.lines()),
                        card.total().amount().toPlainString());
        var contact =
                withContact ? Stream.of(card.phone(), row.getString("email")) : Stream.<String>of();
        return Stream.concat(open, contact).map(cell -> cell == null ? "" : cell).toList();
    }

    private static EnquiryCard card(Row row, boolean withContact) {
        return new EnquiryCard(
                row.getUUID("id").toString(),
                row.getString("code"),
                EnquiryState.valueOf(row.getString("state")),
                Channel.valueOf(row.getString("channel")),
                row.getString("language"),
                row.getString("customer_name"),
                withContact ? row.getString("phone") : null,
                row.getString("vehicle"),
                row.getString("assigned_to"),
                row.getInteger("line_count"),
                Money.tnd(row.getBigDecimal("total_tnd")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("version"));
    }

    private EnquiryDetail detail(Row row, boolean withContact) {
        var items = lines.of(row);
        return new EnquiryDetail(
                card(row, withContact),
                row.getString("note"),
                row.getString("cancel_reason"),
                items,
                withContact ? contact(row, items) : null,
                json.list(row.getString("notes"), EnquiryDetail.Note.class),
                json.list(row.getString("decisions"), EnquiryDetail.Decided.class));
    }

    private static EnquiryDetail.Contact contact(Row row, List<Receipt.Line> items) {
        var content =
                new Messages.Content(
                        Language.of(row.getString("language")),
                        row.getString("code"),
                        row.getString("vehicle"),
                        items);
        var phone = row.getString("phone");
        var email = row.getString("email");
        var reply = Messages.reply(content);
        return new EnquiryDetail.Contact(
                phone,
                email,
                Messages.whatsApp(phone, reply),
                "tel:" + phone,
                email == null
                        ? null
                        : "mailto:%s?subject=%s&body=%s"
                                .formatted(
                                        Messages.encoded(email).replace("%40", "@"),
                                        Messages.encoded(Messages.subject(content)),
                                        Messages.encoded(reply.replace("\n", "\r\n"))));
    }
}
