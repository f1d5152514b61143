package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.identity.Evidence;
import tn.shabou.prospector.identity.Likeness;
import tn.shabou.prospector.identity.Resolution;
import tn.shabou.prospector.identity.Resolution.Membership;
import tn.shabou.prospector.identity.Verdict;
import tn.shabou.prospector.leads.KnownLeads.Known;

/**
 * What a resolution changes in the tables {@code lead} and {@code lead_likeness}; mostly nothing.
 *
 * @param moved leads whose business or place is another one now
 * @param told pairs that are new, or told otherwise
 * @param forgotten pairs that are not worth telling any more
 */
record IdentityRows(List<Moved> moved, List<Told> told, List<Pair> forgotten) {

    private static final String MOVE =
            """
            UPDATE lead SET merged_into = m.organisation, site = m.site
              FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS m (id, organisation, site) WHERE lead.id = m.id
            """;

    private static final String TELL =
            """
            INSERT INTO lead_likeness (one, other, probability, evidence, fingerprint, open)
            SELECT t.one, t.other, t.probability, t.evidence::jsonb, t.fingerprint, t.open
              FROM unnest($1::uuid[], $2::uuid[], $3::float8[], $4::text[], $5::bigint[], $6::boolean[])
                   AS t (one, other, probability, evidence, fingerprint, open)
             WHERE EXISTS (SELECT FROM lead WHERE id = t.one) AND EXISTS (SELECT FROM lead WHERE id = t.other)
            ON CONFLICT (one, other) DO UPDATE
               SET probability = excluded.probability, evidence = excluded.evidence, fingerprint = excluded.fingerprint,
                   open = excluded.open
            """;

    private static final String FORGET =
            """
            DELETE FROM lead_likeness USING unnest($1::uuid[], $2::uuid[]) AS f (one, other)
             WHERE lead_likeness.one = f.one AND lead_likeness.other = f.other
            """;

    record Pair(UUID one, UUID other) {

        static Pair of(UUID left, UUID right) {
            return left.compareTo(right) < 0 ? new Pair(left, right) : new Pair(right, left);
        }
    }

    /**
     * @param into null for who stands for its business itself
     */
    record Moved(UUID lead, @Nullable UUID into, @Nullable UUID site) {}

    record Told(Likeness likeness, String evidence, long fingerprint, boolean open) {}

    /**
     * @param before the pairs that are told already, with their fingerprints
     */
    static IdentityRows of(
            List<Known> known,
            Resolution resolution,
            List<Verdict> verdicts,
            Map<Pair, Long> before) {
        var moved = new ArrayList<Moved>();
        for (var lead : known) {
            var id = lead.party().id();
            var now = membership(resolution, id);
            var into = now.organisation().equals(id) ? null : now.organisation();
            if (!Objects.equals(into, lead.mergedInto())
                    || !Objects.equals(now.site(), lead.site())) {
                moved.add(new Moved(id, into, now.site()));
            }
        }
        var judged = new HashSet<Pair>();
        verdicts.forEach(verdict -> judged.add(Pair.of(verdict.one(), verdict.other())));
        var told = new ArrayList<Told>();
        var gone = new HashMap<>(before);
        for (var likeness : resolution.pairs()) {
            var row = told(likeness, resolution, judged);
            var pair = new Pair(likeness.one(), likeness.other());
            if (!Objects.equals(gone.remove(pair), row.fingerprint())) {
                told.add(row);
            }
        }
        return new IdentityRows(List.copyOf(moved), List.copyOf(told), List.copyOf(gone.keySet()));
    }

    private static Membership membership(Resolution resolution, UUID lead) {
        return Objects.requireNonNull(resolution.members().get(lead));
    }

    private static Told told(Likeness likeness, Resolution resolution, Set<Pair> judged) {
        boolean together =
                membership(resolution, likeness.one())
                        .organisation()
                        .equals(membership(resolution, likeness.other()).organisation());
        boolean open = !together && !judged.contains(new Pair(likeness.one(), likeness.other()));
        var json = new JsonArray();
        likeness.evidence().forEach(each -> json.add(json(each)));
        var text = json.encode();
        var sum = new CRC32C();
        sum.update((open + text).getBytes(StandardCharsets.UTF_8));
        return new Told(likeness, text, sum.getValue(), open);
    }

    private static JsonObject json(Evidence evidence) {
        return new JsonObject()
                .put("feature", evidence.feature().name())
                .put("value", evidence.value())
                .put("bits", Math.round(evidence.bits() * 100) / 100.0);
    }

    static Pair pair(Row row) {
        return new Pair(row.getUUID("one"), row.getUUID("other"));
    }

    Uni<Void> write(SqlConnection transaction) {
        return transaction
                .preparedQuery(MOVE)
                .execute(
                        Tuple.tuple()
                                .addArrayOfUUID(
                                        moved.stream().map(Moved::lead).toArray(UUID[]::new))
                                .addArrayOfUUID(
                                        moved.stream().map(Moved::into).toArray(UUID[]::new))
                                .addArrayOfUUID(
                                        moved.stream().map(Moved::site).toArray(UUID[]::new)))
                .chain(() ->
                        transaction
                                .preparedQuery(FORGET)
                                .execute(
                                        Tuple.tuple()
                                                .addArrayOfUUID(
                                                        forgotten.stream()
                                                                .map(Pair::one)
                                                                .toArray(UUID[]::new))
                                                .addArrayOfUUID(
                                                        forgotten.stream()
                                                                .map(Pair::other)
                                                                .toArray(UUID[]::new))))
                .chain(() -> transaction.preparedQuery(TELL).execute(tellings()))
                .replaceWithVoid();
    }

    private Tuple tellings() {
        return Tuple.tuple()
                .addArrayOfUUID(
                        told.stream().map(each -> each.likeness().one()).toArray(UUID[]::new))
                .addArrayOfUUID(
                        told.stream().map(each -> each.likeness().other()).toArray(UUID[]::new))
                .addArrayOfDouble(
                        told.stream()
                                .map(each -> each.likeness().probability())
                                .toArray(Double[]::new))
                .addArrayOfString(told.stream().map(Told::evidence).toArray(String[]::new))
                .addArrayOfLong(told.stream().map(Told::fingerprint).toArray(Long[]::new))
                .addArrayOfBoolean(told.stream().map(Told::open).toArray(Boolean[]::new));
    }
}
