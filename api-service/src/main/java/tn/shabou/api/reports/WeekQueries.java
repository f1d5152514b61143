package tn.shabou.api.reports;

/** What is asked of the database about a week: from $1 to before $2. Each answers rows of JSON. */
final class WeekQueries {

    /** Scraped text, on one line and not longer than a line. */
    private static final String LINE = "left(regexp_replace(%s, '\\s+', ' ', 'g'), 120)";

    static final String GROUPS =
            """
            SELECT json_build_object('kind', kind, 'governorate', governorate, 'leads', count(*))::text
              FROM lead WHERE first_seen_at >= $1 AND first_seen_at < $2 AND merged_into IS NULL
             GROUP BY kind, governorate ORDER BY count(*) DESC, kind, governorate LIMIT 30
            """;

    static final String BEST =
            """
            SELECT json_build_object('id', id, 'name', %s, 'kind', kind, 'governorate', governorate, 'score', score)::text
              FROM lead
             WHERE first_seen_at >= $1 AND first_seen_at < $2 AND merged_into IS NULL AND state = 'NEW' AND score > 0
             ORDER BY score DESC, id LIMIT 10
            """
                    .formatted(line("name"));

    static final String MOVES =
            """
            SELECT json_build_object('sku', p.sku, 'name', p.name_fr, 'seller', %s, 'before', before.amount::text,
                                     'now', now.amount::text,
                                     'percent', round((now.amount - before.amount) * 100 / before.amount, 1))::text
              FROM offer_price now
              JOIN offer o ON o.id = now.offer_id
              JOIN product p ON p.id = o.product_id
              JOIN lead l ON l.id = o.lead_id
             CROSS JOIN LATERAL (
                   SELECT amount, currency FROM offer_price earlier
                    WHERE earlier.offer_id = now.offer_id AND earlier.observed_at < now.observed_at
                    ORDER BY observed_at DESC LIMIT 1) AS before
             WHERE now.observed_at >= $1 AND now.observed_at < $2 AND now.currency = 'TND' AND before.currency = 'TND'
               AND before.amount > 0 AND now.amount <> before.amount
             ORDER BY abs(now.amount - before.amount) / before.amount DESC, p.sku, l.id LIMIT 15
            """
                    .formatted(line("l.name"));

    static final String MISSES =
            """
            SELECT json_build_object('query', %s, 'times', misses)::text FROM search_log
             WHERE misses > 0 AND NOT dismissed AND last_at >= $1 AND last_at < $2
             ORDER BY misses DESC, words LIMIT 10
            """
                    .formatted(line("query"));

    static final String UNSOLD =
            """
            SELECT json_build_object('name', min(%s), 'brand', min(%s), 'number', %s, 'sellers', count(DISTINCT o.lead_id),
                                     'lowest', (min(o.amount) FILTER (WHERE o.currency = 'TND'))::text)::text
              FROM offer o JOIN lead l ON l.id = o.lead_id
             WHERE o.product_id IS NULL AND o.mpn <> '' AND o.last_seen_at >= $1 AND o.last_seen_at < $2
             GROUP BY lower(o.brand), o.mpn
             ORDER BY count(DISTINCT o.lead_id) DESC, o.mpn LIMIT 10
            """
                    .formatted(line("o.name"), line("o.brand"), line("o.mpn"));

    static final String SOURCES =
            """
            SELECT json_build_object('name', %s, 'enabled', s.enabled, 'pages', f.pages, 'failed', f.failed,
                                     'refused', f.refused, 'trouble', %s)::text
              FROM lead_source s
             CROSS JOIN LATERAL (
                   SELECT count(*) AS pages, count(*) FILTER (WHERE robots = 'DISALLOWED') AS refused,
                          count(*) FILTER (WHERE robots <> 'DISALLOWED' AND (failure IS NOT NULL OR status >= 400)) AS failed
                     FROM page_fetch WHERE source_id = s.id AND fetched_at >= $1 AND fetched_at < $2) AS f
             WHERE s.enabled OR s.trouble_at >= $1
             ORDER BY s.id LIMIT 50
            """
                    .formatted(line("s.name"), line("s.trouble"));

    private WeekQueries() {}

    private static String line(String column) {
        return LINE.formatted(column);
    }
}
