package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.model.leads.MarketPage.Ad;
import tn.shabou.model.leads.MarketPage.Seller;
import tn.shabou.model.leads.PageExtracted;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.prospector.crawl.Crawler;
import tn.shabou.prospector.crawl.Timestamps;
import tn.shabou.prospector.learning.Scores;

/**
 * Writes what a page said of a business: tables {@code lead} and {@code lead_evidence}. The lead is
 * the sum of its evidence, the surest first, so that the order in which pages are written does not
 * matter. Only the latest reading of each page counts: what the page no longer says is forgotten.
 */
@ApplicationScoped
public class Leads {

    /** Pages of one lead are written in turn, so that each sees what the one before it wrote. */
    private static final String TAKE_TURN =
            "SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))";

    private static final String SEE =
            """
            WITH before AS (
                SELECT max(last_seen_at) AS seen_at FROM lead WHERE id = $1
            ), seen AS (
                INSERT INTO lead (id, kind, name, domain, website, source_id, first_seen_at, last_seen_at)
                SELECT $1, CASE WHEN s.kind IN ('COMPETITOR_SITE', 'MARKETPLACE') THEN 'COMPETITOR' ELSE 'SUPPLIER' END,
                       coalesce($7, s.name), $2, $3, s.id, $5, $5
                  FROM lead_source s WHERE s.id = $4
                ON CONFLICT (id) DO UPDATE
                   SET first_seen_at = least(lead.first_seen_at, excluded.first_seen_at),
                       last_seen_at = greatest(lead.last_seen_at, excluded.last_seen_at)
                RETURNING id)
            SELECT coalesce(before.seen_at < (SELECT started_at FROM agent_run WHERE id = $6), true) AS first_of_run
              FROM before, seen
            """;

    private static final String BELIEVE =
            """
            INSERT INTO lead_evidence (lead_id, url, observed_at, field, value, raw, method, confidence)
            SELECT DISTINCT ON (field, value) $1::uuid, $2::text, $3::timestamptz, f.*
              FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::float8[]) AS f (field, value, raw, method, confidence)
             WHERE NOT EXISTS (SELECT 1 FROM lead_evidence e WHERE e.lead_id = $1 AND e.url = $2 AND e.observed_at > $3)
             ORDER BY field, value, confidence DESC
            ON CONFLICT (lead_id, field, value, url) DO UPDATE
               SET raw = excluded.raw, method = excluded.method, confidence = excluded.confidence,
                   observed_at = excluded.observed_at
            """;

    private static final String FORGET =
            "DELETE FROM lead_evidence WHERE lead_id = $1 AND url = $2 AND observed_at < $3";

    private static final String SUM_UP =
            """
            WITH fact AS (
                SELECT field, value, max(confidence) AS confidence, count(*) AS pages, max(observed_at) AS seen
                  FROM lead_evidence WHERE lead_id = $1 GROUP BY field, value
            ), best AS (
                SELECT DISTINCT ON (field) field, value FROM fact ORDER BY field, confidence DESC, pages DESC, seen DESC, value
            ), best_address AS (
                SELECT a.value FROM fact a LEFT JOIN best city ON city.field = 'CITY'
                 WHERE a.field = 'ADDRESS'
                 ORDER BY coalesce(position(lower(city.value) IN lower(a.value)) > 0, false) DESC,
                          a.confidence DESC, a.pages DESC, a.seen DESC, a.value
                 LIMIT 1
            ), several AS (
                SELECT field, array_agg(value ORDER BY confidence DESC, pages DESC, value) AS all_values FROM fact GROUP BY field
            )
            UPDATE lead
               SET name        = coalesce((SELECT value FROM best WHERE field = 'NAME'), name),
                   address     = (SELECT value FROM best_address),
                   city        = (SELECT value FROM best WHERE field = 'CITY'),
                   governorate = (SELECT value FROM best WHERE field = 'GOVERNORATE'),
                   phones      = coalesce((SELECT all_values FROM several WHERE field = 'PHONE'), '{}'),
                   emails      = coalesce((SELECT all_values FROM several WHERE field = 'EMAIL'), '{}')
             WHERE id = $1
            """;

    private final Offers offers;
    private final Scores scores;

    Leads(Offers offers, Scores scores) {
        this.offers = offers;
        this.scores = scores;
    }

    /**
     * What a page brought.
     *
     * @param leads 1 when it was the lead's first page of the run, else 0
     */
    public record Written(int leads, int offers) {}

    /** Writes all that a page said; a page that says nothing of a business makes no lead. */
    public Uni<Written> write(SqlConnection transaction, PageExtracted page) {
        return page.market() == null
                ? writeShop(transaction, page)
                : writeMarket(transaction, page, page.market());
    }

    private Uni<Written> writeShop(SqlConnection transaction, PageExtracted page) {
        var lead = LeadId.ofLead(page.sourceId(), URI.create(page.url()));
        if (page.facts().isEmpty() && page.offer() == null) {
            return forget(transaction, lead, page)
                    .call(forgotten ->
                            forgotten ? sumUp(transaction, lead) : Uni.createFrom().voidItem())
                    .replaceWith(new Written(0, 0));
        }
        return see(transaction, lead, page, null)
                .chain(first ->
                        first.map(isFirst -> write(transaction, lead, page, isFirst))
                                .orElseGet(() -> Uni.createFrom().item(new Written(0, 0))));
    }

    private Uni<Written> write(
            SqlConnection transaction, UUID lead, PageExtracted page, boolean first) {
        return forget(transaction, lead, page)
                .chain(() -> believe(transaction, lead, page, page.facts()))
                .chain(() -> offer(transaction, lead, page))
                .chain(() -> sumUp(transaction, lead))
                .map(_ -> new Written(first ? 1 : 0, page.offer() == null ? 0 : 1));
    }

    private Uni<Void> offer(SqlConnection transaction, UUID lead, PageExtracted page) {
        var offer = page.offer();
        return offer == null
                ? Uni.createFrom().voidItem()
                : offers.write(transaction, Sighting.ofShop(lead, page, offer));
    }

    /** Seller after seller in the order of their ids, so that no two pages wait for each other. */
    private Uni<Written> writeMarket(
            SqlConnection transaction, PageExtracted page, MarketPage market) {
        var ads = new TreeMap<UUID, List<Ad>>();
        market.ads().stream()
                .filter(ad -> ad.seller() != null || market.kind() == MarketPage.Kind.AD)
                .forEach(ad ->
                        ads.computeIfAbsent(seller(page, ad), _ -> new ArrayList<>()).add(ad));
        return Multi.createFrom()
                .iterable(ads.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> sell(transaction, entry.getKey(), page, market, entry.getValue()))
                .collect()
                .in(() -> new int[2], Leads::add)
                .map(counts -> new Written(counts[0], counts[1]));
    }

    private static void add(int[] counts, Written written) {
        counts[0] += written.leads();
        counts[1] += written.offers();
    }

    /** The ads of people are the marketplace's. */
    private static UUID seller(PageExtracted page, Ad ad) {
        var seller = ad.seller();
        return seller != null && seller.business()
                ? LeadId.ofSeller(page.sourceId(), seller.key())
                : LeadId.ofLead(page.sourceId(), URI.create(page.url()));
    }

    private Uni<Written> sell(
            SqlConnection transaction,
            UUID lead,
            PageExtracted page,
            MarketPage market,
            List<Ad> ads) {
        var facts =
                Optional.ofNullable(ads.getFirst().seller()).map(Seller::facts).orElse(List.of());
        return see(transaction, lead, page, name(facts))
                .chain(first ->
                        first.map(isFirst ->
                                        forget(transaction, lead, page)
                                                .chain(() ->
                                                        believe(transaction, lead, page, facts))
                                                .chain(() ->
                                                        offer(transaction, lead, page, market, ads))
                                                .chain(() -> sumUp(transaction, lead))
                                                .replaceWith(
                                                        new Written(isFirst ? 1 : 0, ads.size())))
                                .orElseGet(() -> Uni.createFrom().item(new Written(0, 0))));
    }

    private Uni<Void> offer(
            SqlConnection transaction,
            UUID lead,
            PageExtracted page,
            MarketPage market,
            List<Ad> ads) {
        return Multi.createFrom()
                .iterable(ads)
                .onItem()
                .transformToUniAndConcatenate(
                        ad -> offers.write(transaction, Sighting.ofAd(lead, page, market, ad)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static @Nullable String name(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.kind() == FactKind.NAME)
                .map(Fact::value)
                .findFirst()
                .orElse(null);
    }

    /** Whether there was anything to forget. */
    private static Uni<Boolean> forget(SqlConnection transaction, UUID lead, PageExtracted page) {
        return transaction
                .preparedQuery(TAKE_TURN)
                .execute(Tuple.of(lead))
                .chain(() ->
                        transaction
                                .preparedQuery(FORGET)
                                .execute(
                                        Tuple.of(
                                                lead,
                                                page.url(),
                                                Timestamps.of(page.observedAt()))))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Makes the lead the sum of its evidence, and scores it anew. */
    Uni<Void> sumUp(SqlConnection transaction, UUID lead) {
        return transaction
                .preparedQuery(SUM_UP)
                .execute(Tuple.of(lead))
                .chain(() -> scores.write(transaction, lead));
    }

    /**
     * Empty for a business that was erased: the database does not take it in again.
     *
     * @param name of a seller on the site; absent for whoever has the site
     */
    private Uni<Optional<Boolean>> see(
            SqlConnection transaction, UUID lead, PageExtracted page, @Nullable String name) {
        var url = URI.create(page.url());
        var row =
                Tuple.tuple()
                        .addUUID(lead)
                        .addString(name == null ? domain(url) : null)
                        .addString(
                                name == null
                                        ? url.getScheme() + "://" + url.getRawAuthority() + '/'
                                        : null)
                        .addLong(page.sourceId())
                        .addOffsetDateTime(Timestamps.of(page.observedAt()))
                        .addUUID(page.runId())
                        .addString(name);
        return transaction
                .preparedQuery(TAKE_TURN)
                .execute(Tuple.of(lead))
                .chain(() -> transaction.preparedQuery(SEE).execute(row))
                .map(rows ->
                        rows.stream().findFirst().map(seen -> seen.getBoolean("first_of_run")));
    }

    private Uni<Void> believe(
            SqlConnection transaction, UUID lead, PageExtracted page, List<Fact> facts) {
        var row =
                Tuple.tuple()
                        .addUUID(lead)
                        .addString(page.url())
                        .addOffsetDateTime(Timestamps.of(page.observedAt()))
                        .addArrayOfString(column(facts, fact -> fact.kind().name()))
                        .addArrayOfString(column(facts, Fact::value))
                        .addArrayOfString(column(facts, Fact::raw))
                        .addArrayOfString(column(facts, Fact::method))
                        .addArrayOfDouble(
                                facts.stream().map(Fact::confidence).toArray(Double[]::new));
        return transaction.preparedQuery(BELIEVE).execute(row).replaceWithVoid();
    }

    /** Absent for a site that has none, such as one that is reached by its address. */
    static @Nullable String domain(URI url) {
        var site = Crawler.site(url);
        return site.matches("[^:]*\\p{L}[^:]*\\.[^:]*") ? site : null;
    }

    private static String[] column(List<Fact> facts, Function<Fact, String> value) {
        return facts.stream().map(value).toArray(String[]::new);
    }
}
