package tn.shabou.prospector.leads;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.model.leads.PlaceBatch;
import tn.shabou.model.leads.PlaceBatch.Place;
import tn.shabou.prospector.crawl.Timestamps;

/**
 * Writes what a source of places says of businesses: a lead for each record, with its evidence. A
 * record that says what it said before only counts as seen again; when all of an import is written,
 * what it lacks is marked as gone.
 */
@ApplicationScoped
public class Places {

    private static final String KNOWN =
            """
            SELECT record, content_hash, import_id FROM place_record
             WHERE source_id = $1 AND record = ANY ($2::text[]) ORDER BY record FOR UPDATE
            """;

    private static final String SEE =
            """
            INSERT INTO lead (id, kind, name, domain, website, latitude, longitude, operating_status, source_id,
                              first_seen_at, last_seen_at)
            SELECT p.*, $9::bigint, $10::timestamptz, $10::timestamptz
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::float8[], $8::text[])
                   AS p (id, kind, name, domain, website, latitude, longitude, operating_status)
             ORDER BY p.id
            ON CONFLICT (id) DO UPDATE
               SET kind = excluded.kind, domain = excluded.domain, website = excluded.website,
                   latitude = excluded.latitude, longitude = excluded.longitude,
                   operating_status = excluded.operating_status,
                   last_seen_at = greatest(lead.last_seen_at, excluded.last_seen_at)
            """;

    private static final String FORGET =
            "DELETE FROM lead_evidence WHERE told_by = $1 AND lead_id = ANY ($2::uuid[])";

    private static final String BELIEVE =
            """
            INSERT INTO lead_evidence (lead_id, field, value, url, raw, method, confidence, licence, attribution,
                                       told_by, observed_at)
            SELECT f.*, $10::bigint, $11::timestamptz
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::text[], $9::text[])
                   AS f (lead_id, field, value, url, raw, method, confidence, licence, attribution)
            ON CONFLICT (lead_id, field, value, url) DO NOTHING
            """;

    private static final String REMEMBER =
            """
            INSERT INTO place_record (source_id, import_id, record, lead_id, content_hash)
            SELECT $1::bigint, $2::bigint, r.*
              FROM unnest($3::text[], $4::uuid[], $5::text[]) AS r (record, lead_id, content_hash)
            ON CONFLICT (source_id, record) DO UPDATE
               SET import_id = excluded.import_id, content_hash = excluded.content_hash, gone_at = NULL
            """;

    private static final String SEE_AGAIN =
            """
            WITH seen AS (
                UPDATE lead SET last_seen_at = greatest(last_seen_at, $2::timestamptz), operating_status = p.status
                  FROM unnest($3::uuid[], $4::text[]) AS p (id, status)
                 WHERE lead.id = p.id
                RETURNING lead.id)
            UPDATE lead_evidence SET observed_at = $2
             WHERE told_by = $1 AND observed_at < $2 AND lead_id IN (SELECT id FROM seen)
            """;

    private static final String PROGRESS =
            """
            UPDATE place_import
               SET written = written + $2, fresh = fresh + $3, changed = changed + $4,
                   finished_at = CASE WHEN written + $2 = places THEN $5::timestamptz END
             WHERE id = $1
            RETURNING finished_at IS NOT NULL AS over
            """;

    /** An import that lacks more than it has is more likely a broken file than a bad year. */
    private static final String SWEEP =
            """
            WITH missing AS (
                SELECT record FROM place_record WHERE source_id = $2 AND import_id < $1 AND gone_at IS NULL
                   AND NOT EXISTS (SELECT FROM place_import WHERE source_id = $2 AND id > $1)
            ), believed AS (
                SELECT (SELECT count(*) FROM missing) <= places AS yes FROM place_import WHERE id = $1
            ), marked AS (
                UPDATE place_record r SET gone_at = $3::timestamptz FROM missing m, believed
                 WHERE r.source_id = $2 AND r.record = m.record AND believed.yes
                RETURNING r.lead_id
            ), told AS (
                UPDATE lead SET operating_status = 'GONE' WHERE id IN (SELECT lead_id FROM marked)
            )
            UPDATE place_import
               SET gone = (SELECT count(*) FROM marked),
                   note = CASE WHEN NOT (SELECT yes FROM believed)
                               THEN 'It lacks more places than it has; none of them is taken for gone.' END
             WHERE id = $1
            """;

    private final Leads leads;

    Places(Leads leads) {
        this.leads = leads;
    }

    /** How many of a batch nobody had told before, and how many tell something else now. */
    public record Written(int fresh, int changed) {}

    private record Known(String contentHash, long importId) {}

    private record Seen(UUID lead, Place place) {

        @Nullable URI website() {
            return place.facts().stream()
                    .filter(fact -> fact.kind() == FactKind.WEBSITE)
                    .findFirst()
                    .map(fact -> URI.create(fact.value()))
                    .orElse(null);
        }

        String name() {
            return place.facts().stream()
                    .filter(fact -> fact.kind() == FactKind.NAME)
                    .findFirst()
                    .map(Fact::value)
                    .orElse(place.record());
        }
    }

    /** Writes a batch; to be called once for each, and by any number of replicas. */
    public Uni<Written> write(SqlConnection transaction, PlaceBatch batch) {
        var records = batch.places().stream().map(Place::record).toArray(String[]::new);
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(batch.sourceId(), records))
                .map(rows ->
                        rows.stream().collect(toMap(r -> r.getString("record"), Places::known)))
                .chain(known -> write(transaction, batch, known));
    }

    private Uni<Written> write(
            SqlConnection transaction, PlaceBatch batch, Map<String, Known> known) {
        var news = new ArrayList<Seen>();
        var same = new ArrayList<Seen>();
        int fresh = 0;
        for (var place : batch.places()) {
            var before = known.get(place.record());
            var seen = new Seen(LeadId.ofPlace(batch.sourceId(), place.record()), place);
            if (before == null) {
                fresh++;
                news.add(seen);
            } else if (before.importId() <= batch.importId()) {
                (before.contentHash().equals(place.contentHash()) ? same : news).add(seen);
            }
        }
        var written = new Written(fresh, news.size() - fresh);
        return tell(transaction, batch, news)
                .chain(() -> seeAgain(transaction, batch, same))
                .chain(() -> remember(transaction, batch, news, same))
                .chain(() -> progress(transaction, batch, written))
                .replaceWith(written);
    }

    private Uni<Void> tell(SqlConnection transaction, PlaceBatch batch, List<Seen> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = news.stream().map(Seen::lead).toArray(UUID[]::new);
        return transaction
                .preparedQuery(SEE)
                .execute(leadRows(batch, news))
                .chain(() ->
                        transaction.preparedQuery(FORGET).execute(Tuple.of(batch.sourceId(), ids)))
                .chain(() -> transaction.preparedQuery(BELIEVE).execute(factRows(batch, news)))
                .chain(() ->
                        Multi.createFrom()
                                .items(ids)
                                .onItem()
                                .transformToUniAndConcatenate(id -> leads.sumUp(transaction, id))
                                .collect()
                                .last())
                .replaceWithVoid();
    }

    private static Uni<Void> seeAgain(
            SqlConnection transaction, PlaceBatch batch, List<Seen> same) {
        var row =
                Tuple.of(
                        batch.sourceId(),
                        Timestamps.of(batch.observedAt()),
                        same.stream().map(Seen::lead).toArray(UUID[]::new),
                        texts(same, seen -> seen.place().status().name()));
        return same.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(SEE_AGAIN).execute(row).replaceWithVoid();
    }

    private static Uni<Void> remember(
            SqlConnection transaction, PlaceBatch batch, List<Seen> news, List<Seen> same) {
        var all = new ArrayList<>(news);
        all.addAll(same);
        var row =
                Tuple.tuple()
                        .addLong(batch.sourceId())
                        .addLong(batch.importId())
                        .addArrayOfString(texts(all, seen -> seen.place().record()))
                        .addArrayOfUUID(all.stream().map(Seen::lead).toArray(UUID[]::new))
                        .addArrayOfString(texts(all, seen -> seen.place().contentHash()));
        return transaction.preparedQuery(REMEMBER).execute(row).replaceWithVoid();
    }

    /** Batches of an import are counted in turn, so one of them is the last. */
    private static Uni<Void> progress(
            SqlConnection transaction, PlaceBatch batch, Written written) {
        var now = Timestamps.of(batch.observedAt());
        var row =
                Tuple.of(
                        batch.importId(),
                        batch.places().size(),
                        written.fresh(),
                        written.changed(),
                        now);
        return transaction
                .preparedQuery(PROGRESS)
                .execute(row)
                .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("over"))
                .chain(over ->
                        over
                                ? transaction
                                        .preparedQuery(SWEEP)
                                        .execute(Tuple.of(batch.importId(), batch.sourceId(), now))
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem());
    }

    private static Tuple leadRows(PlaceBatch batch, List<Seen> news) {
        return Tuple.tuple()
                .addArrayOfUUID(news.stream().map(Seen::lead).toArray(UUID[]::new))
                .addArrayOfString(texts(news, seen -> seen.place().kind().name()))
                .addArrayOfString(texts(news, Seen::name))
                .addArrayOfString(texts(news, seen -> domain(seen.website())))
                .addArrayOfString(texts(news, seen -> text(seen.website())))
                .addArrayOfDouble(numbers(news, Place::latitude))
                .addArrayOfDouble(numbers(news, Place::longitude))
                .addArrayOfString(texts(news, seen -> seen.place().status().name()))
                .addLong(batch.sourceId())
                .addOffsetDateTime(Timestamps.of(batch.observedAt()));
    }

    private static Tuple factRows(PlaceBatch batch, List<Seen> news) {
        record Told(Seen by, Fact fact) {}
        var facts =
                news.stream()
                        .flatMap(seen -> seen.place().facts().stream().map(f -> new Told(seen, f)))
                        .toList();
        return Tuple.tuple()
                .addArrayOfUUID(facts.stream().map(told -> told.by().lead()).toArray(UUID[]::new))
                .addArrayOfString(texts(facts, told -> told.fact().kind().name()))
                .addArrayOfString(texts(facts, told -> told.fact().value()))
                .addArrayOfString(texts(facts, told -> told.by().place().url()))
                .addArrayOfString(texts(facts, told -> told.fact().raw()))
                .addArrayOfString(texts(facts, told -> told.fact().method()))
                .addArrayOfDouble(
                        facts.stream().map(told -> told.fact().confidence()).toArray(Double[]::new))
                .addArrayOfString(texts(facts, told -> told.by().place().licence()))
                .addArrayOfString(texts(facts, told -> told.by().place().attribution()))
                .addLong(batch.sourceId())
                .addOffsetDateTime(Timestamps.of(batch.observedAt()));
    }

    private static @Nullable String domain(@Nullable URI website) {
        return website == null ? null : Leads.domain(website);
    }

    private static @Nullable String text(@Nullable URI website) {
        return website == null ? null : website.toString();
    }

    private static <T> @Nullable String[] texts(
            List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Double[] numbers(
            List<Seen> rows, Function<Place, @Nullable Double> column) {
        return rows.stream().map(seen -> column.apply(seen.place())).toArray(Double[]::new);
    }

    private static Known known(Row row) {
        return new Known(row.getString("content_hash"), row.getLong("import_id"));
    }
}
