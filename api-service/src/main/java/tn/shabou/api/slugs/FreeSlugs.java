package tn.shabou.api.slugs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.shabou.model.Slug;

/** Finds addresses for what is new or renamed: made of its name, and nobody else's. */
public final class FreeSlugs {

    private static final int MOST_NAMESAKES = 500;
    private static final int LONGEST = 100;

    private static final String FIRST_FREE =
            """
            SELECT s.slug FROM unnest($1::text[]) WITH ORDINALITY AS s (slug, place)
             WHERE NOT EXISTS (SELECT FROM %s taken WHERE taken.slug = s.slug AND taken.id <> $2)
             ORDER BY s.place LIMIT 1
            """;

    private FreeSlugs() {}

    /** What has an address. */
    public enum Kind {
        PRODUCT,
        BRAND,
        CATEGORY,
        VEHICLE_MAKE,
        VEHICLE_MODEL,
        VEHICLE_GENERATION,
        VEHICLE_ENGINE
    }

    /**
     * @param name may be without a Latin letter
     * @param id of whose slug it is to be; 0 for what is not there yet
     */
    public static Uni<String> find(SqlConnection transaction, Kind kind, String name, long id) {
        var sql = FIRST_FREE.formatted(kind.name().toLowerCase(Locale.ROOT));
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.of(candidates(name), id))
                .map(rows -> rows.iterator().next().getString(0));
    }

    private static String[] candidates(String name) {
        var hash = Integer.toHexString(name.hashCode());
        var slug = Slug.of(name);
        var base = slug.isEmpty() ? "n-" + hash : cut(slug);
        return Stream.of(
                        Stream.of(base),
                        IntStream.rangeClosed(2, MOST_NAMESAKES).mapToObj(n -> base + "-" + n))
                .flatMap(all -> all)
                .toArray(String[]::new);
    }

    private static String cut(String slug) {
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-+$", "");
    }
}
