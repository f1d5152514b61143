package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.identity.Party;
import tn.shabou.prospector.identity.Position;
import tn.shabou.prospector.identity.Verdict;

/** All that is known of leads by which they are compared. */
@ApplicationScoped
class KnownLeads {

    /**
     * Of several leads of one business, that one stands for it which staff chose, then worked on.
     */
    private static final String ALL =
            """
            WITH told AS (
                SELECT lead_id,
                       array_agg(DISTINCT value) FILTER (WHERE field = 'NAME') AS names,
                       array_agg(DISTINCT value) FILTER (WHERE field = 'SOCIAL') AS accounts,
                       array_agg(DISTINCT value) FILTER (WHERE field = 'WEBSITE') AS websites,
                       array_agg(DISTINCT value) FILTER (WHERE field = 'TAX_NUMBER') AS tax_numbers,
                       array_agg(DISTINCT value) FILTER (WHERE field = 'PLACE_ID') AS place_ids
                  FROM lead_evidence WHERE field IN ('NAME', 'SOCIAL', 'WEBSITE', 'TAX_NUMBER', 'PLACE_ID') GROUP BY lead_id
            ), chosen AS (
                SELECT DISTINCT others[1] AS id FROM lead_verdict WHERE act = 'MERGE' AND undone_at IS NULL
            )
            SELECT l.id, l.name, l.domain, l.website, l.phones, l.emails, l.address, l.city, l.governorate, l.latitude, l.longitude,
                   l.merged_into, l.site, t.names, t.accounts, t.websites, t.tax_numbers, t.place_ids,
                   CASE WHEN l.state = 'NEW' THEN '' ELSE l.state END AS decided,
                   CASE WHEN c.id IS NULL THEN 0 ELSE 1000000 END + CASE WHEN l.state = 'NEW' THEN 0 ELSE 100000 END
                   + (9 - lead_source_rank(s.kind)) * 1000
                   + least(999, cardinality(l.phones) + cardinality(l.emails) + num_nonnulls(l.website, l.address, l.city)) AS weight
              FROM lead l JOIN lead_source s ON s.id = l.source_id LEFT JOIN told t ON t.lead_id = l.id LEFT JOIN chosen c ON c.id = l.id
            """;

    private static final String VERDICTS =
            """
            SELECT v.lead_id, o.other, v.act = 'MERGE' AS same FROM lead_verdict v, unnest(v.others) AS o (other)
             WHERE v.undone_at IS NULL ORDER BY v.id
            """;

    /**
     * @param mergedInto where it is now
     */
    record Known(Party party, @Nullable UUID mergedInto, @Nullable UUID site) {}

    Uni<List<Row>> leads(SqlConnection connection) {
        return connection
                .query(ALL)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** The oldest first. */
    Uni<List<Verdict>> verdicts(SqlConnection connection) {
        return connection
                .query(VERDICTS)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row ->
                                        new Verdict(
                                                row.getUUID("lead_id"),
                                                row.getUUID("other"),
                                                row.getBoolean("same")))
                                .toList());
    }

    static Known known(Row row) {
        var names = new LinkedHashSet<String>(List.of(row.getString("name")));
        names.addAll(texts(row, "names"));
        var hosts = new HashSet<String>();
        Stream.concat(Stream.ofNullable(row.getString("website")), texts(row, "websites").stream())
                .flatMap(KnownLeads::host)
                .forEach(hosts::add);
        Stream.ofNullable(row.getString("domain")).forEach(hosts::add);
        var latitude = row.getDouble("latitude");
        var party =
                new Party(
                        row.getUUID("id"),
                        List.copyOf(names),
                        texts(row, "phones"),
                        hosts,
                        texts(row, "emails"),
                        texts(row, "accounts"),
                        texts(row, "tax_numbers"),
                        texts(row, "place_ids"),
                        row.getString("address"),
                        row.getString("city"),
                        row.getString("governorate"),
                        latitude == null
                                ? null
                                : new Position(latitude, row.getDouble("longitude")),
                        row.getString("decided"),
                        row.getLong("weight"));
        return new Known(party, row.getUUID("merged_into"), row.getUUID("site"));
    }

    private static Stream<String> host(String website) {
        try {
            return Stream.ofNullable(
                    URI.create(website.contains("://") ? website : "https://" + website).getHost());
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }

    private static Set<String> texts(Row row, String column) {
        var texts = row.getArrayOfStrings(column);
        return texts == null ? Set.of() : Set.copyOf(List.of(texts));
    }
}
