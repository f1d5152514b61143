package tn.shabou.prospector.matching;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.PartNumber;
import tn.shabou.prospector.identity.Spelling;

/**
 * Finds our product behind an offer: by numbers, else among the parts of its brand and kind by what
 * else both say. What staff accepted or rejected is never asked again.
 */
@ApplicationScoped
public class Matching {

    private static final String PART =
            """
            p.id, p.name_fr, fold_number(b.name) AS brand, p.quality_tier = 'USED' AS used,
            ARRAY(SELECT DISTINCT trimmed FROM part_reference n WHERE n.product_id = p.id AND n.kind = 'MPN') AS numbers
            """;

    /** Brands are compared without case, accents and punctuation, as part numbers are. */
    private static final String BY_NUMBER =
            """
            SELECT %s, CASE WHEN k.tier = 'BRAND_NUMBER' AND r.kind <> 'MPN' THEN 'OE' ELSE k.tier END AS tier,
                   CASE WHEN k.tier = 'GTIN' THEN 'GTIN' ELSE r.kind END AS kind, k.number, k.brand <> '' AS named
              FROM unnest($1::text[], $2::text[], $3::text[]) AS k (tier, number, brand)
              JOIN part_reference r ON r.trimmed = k.number
              JOIN product p ON p.id = r.product_id
              JOIN brand b ON b.id = p.brand_id
             WHERE CASE k.tier
                   WHEN 'GTIN' THEN r.kind = 'EAN'
                   WHEN 'BRAND_NUMBER' THEN r.kind IN ('MPN', 'OE', 'CROSS')
                        AND fold_number(CASE WHEN r.kind = 'MPN' AND r.maker = '' THEN b.name ELSE r.maker END) = k.brand
                   WHEN 'OE' THEN r.kind IN ('OE', 'CROSS')
                   ELSE r.kind IN ('MPN', 'OE', 'CROSS') END
             ORDER BY p.id LIMIT 60
            """
                    .formatted(PART);

    /** The best are chosen by words alone, before the products are read. */
    private static final String BY_WORDS =
            """
            WITH alike AS MATERIALIZED (
                SELECT product_id FROM search_document WHERE words @@ $2::text::tsquery
                 ORDER BY ts_rank(words, $3::text::tsquery) DESC, product_id LIMIT 60
            )
            SELECT %s, 'WORDS' AS tier, 'WORDS' AS kind, '' AS number, false AS named
              FROM alike a
              JOIN product p ON p.id = a.product_id
              JOIN brand b ON b.id = p.brand_id AND fold_number(b.name) = $1
             ORDER BY p.id
            """
                    .formatted(PART);

    private static final String DECISIONS =
            "SELECT product_id, accepted FROM offer_match_decision WHERE offer_id = $1";

    private static final String FORGET =
            """
            WITH gone AS (
                DELETE FROM offer_key WHERE offer_id = $1 AND key <> ALL ($3::text[])
            )
            DELETE FROM offer_match WHERE offer_id = $1 AND product_id <> ALL ($2::bigint[])
            """;

    private static final String REMEMBER =
            """
            INSERT INTO offer_match (offer_id, product_id, tier, confidence, reasons, vetoes, linked)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (offer_id, product_id) DO UPDATE
               SET tier = excluded.tier, confidence = excluded.confidence, reasons = excluded.reasons, vetoes = excluded.vetoes,
                   linked = excluded.linked
            """;

    private static final String KEEP_KEYS =
            "INSERT INTO offer_key SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING";

    /**
     * @param keys by which a change of the catalogue finds the offer
     * @param suggested the product that it is, or those that it may be
     */
    public record Match(List<String> keys, List<Suggested> suggested) {

        /** Null when the offer is none of our products, or may be several. */
        public @Nullable Long productId() {
            return link().map(Suggested::productId).orElse(null);
        }

        /** GTIN, MPN, OE, CROSS, WORDS or STAFF. */
        public @Nullable String matchedBy() {
            return link().map(Suggested::kind).orElse(null);
        }

        private Optional<Suggested> link() {
            return suggested.stream().filter(Suggested::linked).findFirst();
        }
    }

    private record Decisions(Optional<Long> accepted, Set<Long> rejected) {}

    public Uni<Match> of(SqlConnection connection, UUID id, OfferedPart offer) {
        return decisions(connection, id)
                .chain(decisions ->
                        decisions
                                .accepted()
                                .map(product ->
                                        Uni.createFrom().item(List.of(saidByStaff(product))))
                                .orElseGet(() -> judged(connection, offer, decisions.rejected()))
                                .map(suggested -> new Match(keys(offer), suggested)));
    }

    /** Writes what {@link #of} found, for an offer that is written. */
    public Uni<Void> remember(SqlConnection transaction, UUID id, Match match) {
        var products = match.suggested().stream().map(Suggested::productId).toArray(Long[]::new);
        var keys = match.keys().toArray(String[]::new);
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple().addUUID(id).addArrayOfLong(products).addArrayOfString(keys))
                .chain(() ->
                        transaction
                                .preparedQuery(KEEP_KEYS)
                                .execute(Tuple.tuple().addUUID(id).addArrayOfString(keys)))
                .chain(() ->
                        match.suggested().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : transaction
                                        .preparedQuery(REMEMBER)
                                        .executeBatch(
                                                match.suggested().stream()
                                                        .map(one -> row(id, one))
                                                        .toList())
                                        .replaceWithVoid());
    }

    private static Uni<Decisions> decisions(SqlConnection connection, UUID offer) {
        return connection
                .preparedQuery(DECISIONS)
                .execute(Tuple.of(offer))
                .map(rows -> {
                    Map<Boolean, List<Long>> said = new HashMap<>();
                    rows.forEach(row ->
                            said.computeIfAbsent(row.getBoolean("accepted"), _ -> new ArrayList<>())
                                    .add(row.getLong("product_id")));
                    return new Decisions(
                            said.getOrDefault(true, List.of()).stream().findFirst(),
                            Set.copyOf(said.getOrDefault(false, List.of())));
                });
    }

    private static Suggested saidByStaff(long product) {
        return new Suggested(
                product, MatchTier.WORDS, "STAFF", 1, List.of("STAFF:"), List.of(), true);
    }

    private static Uni<List<Suggested>> judged(
            SqlConnection connection, OfferedPart offer, Set<Long> rejected) {
        return byNumber(connection, offer)
                .chain(found -> {
                    var suggested = Judgement.of(offer, found, rejected);
                    return suggested.stream().anyMatch(Suggested::linked)
                            ? Uni.createFrom().item(suggested)
                            : byWords(connection, offer)
                                    .map(more ->
                                            Judgement.of(
                                                    offer,
                                                    Stream.concat(found.stream(), more.stream())
                                                            .toList(),
                                                    rejected));
                });
    }

    private static Uni<List<Found>> byNumber(SqlConnection connection, OfferedPart offer) {
        var keys = MatchKeys.of(offer);
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var row =
                Tuple.tuple()
                        .addArrayOfString(
                                keys.stream().map(key -> key.tier().name()).toArray(String[]::new))
                        .addArrayOfString(
                                keys.stream().map(MatchKeys.Key::number).toArray(String[]::new))
                        .addArrayOfString(
                                keys.stream().map(MatchKeys.Key::brand).toArray(String[]::new));
        return connection.preparedQuery(BY_NUMBER).execute(row).map(Matching::found);
    }

    private static Uni<List<Found>> byWords(SqlConnection connection, OfferedPart offer) {
        var brand = brand(offer);
        var said = PartText.of(offer.name());
        var family = said.family();
        if (brand.isEmpty() || family == null) {
            return Uni.createFrom().item(List.of());
        }
        var ofBrand =
                quoted(
                        Spelling.folded(Objects.requireNonNull(offer.brand()))
                                .split("[^\\p{L}\\p{N}]+"),
                        "",
                        " & ");
        var question = ofBrand + " & (" + family.question() + ")";
        var words = quoted(said.words().toArray(String[]::new), ":*", " | ");
        return connection
                .preparedQuery(BY_WORDS)
                .execute(Tuple.of(brand, question, words.isEmpty() ? question : words))
                .map(Matching::found);
    }

    /** Words as the index of search has those of titles and brands. */
    private static String quoted(String[] words, String sort, String operator) {
        return Arrays.stream(words)
                .filter(word -> !word.isEmpty())
                .map(word -> "'=" + word + "'" + sort)
                .collect(Collectors.joining(operator));
    }

    private static List<String> keys(OfferedPart offer) {
        var brand = brand(offer);
        return Stream.concat(
                        MatchKeys.of(offer).stream().map(MatchKeys.Key::number),
                        brand.isEmpty() ? Stream.empty() : Stream.of("B " + brand))
                .distinct()
                .toList();
    }

    private static String brand(OfferedPart offer) {
        return Optional.ofNullable(offer.brand())
                .flatMap(PartNumber::parse)
                .map(PartNumber::norm)
                .orElse("");
    }

    private static List<Found> found(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new Found(
                                new CatalogPart(
                                        row.getLong("id"),
                                        row.getString("name_fr"),
                                        row.getString("brand"),
                                        row.getBoolean("used"),
                                        Set.of(row.getArrayOfStrings("numbers"))),
                                MatchTier.valueOf(row.getString("tier")),
                                row.getString("kind"),
                                row.getString("number"),
                                row.getBoolean("named")))
                .toList();
    }

    private static Tuple row(UUID offer, Suggested one) {
        return Tuple.tuple()
                .addUUID(offer)
                .addLong(one.productId())
                .addString(one.kind().equals("STAFF") ? "STAFF" : one.tier().name())
                .addFloat((float) one.confidence())
                .addArrayOfString(one.reasons().toArray(String[]::new))
                .addArrayOfString(one.vetoes().toArray(String[]::new))
                .addBoolean(one.linked());
    }
}
