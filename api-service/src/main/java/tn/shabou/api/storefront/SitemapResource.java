package tn.shabou.api.storefront;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.pages.Site;

/**
 * Tells search engines which pages there are. A file holds at most {@value #PAGES_OF_FILE} pages,
 * each in two languages: no more than the 50,000 addresses that the protocol allows.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">Sitemaps</a>
 */
@Path("/")
@PermitAll
class SitemapResource {

    private static final int PAGES_OF_FILE = 25_000;
    private static final String AN_HOUR = "public, max-age=3600";

    private static final String SIZES =
            """
            SELECT coalesce((SELECT max(id) FROM product WHERE listed), 0)::bigint AS newest,
                   (SELECT count(*) FROM (%s) AS landing)::bigint AS landings
            """;

    /** Ids of a range rather than a count, so that any file costs what the first does. */
    private static final String PARTS =
            "SELECT 'piece/' || slug AS path FROM product WHERE listed AND id > $1 AND id <= $2 ORDER BY id";

    /** A family for a car has a page of its own where something of it is in stock. */
    private static final String LANDINGS =
            """
            SELECT DISTINCT 'categorie/' || c.slug || '/' || g.slug AS path
              FROM family_pick k
              JOIN category c ON c.id = k.category_id
              JOIN vehicle_engine e ON e.id = k.engine_id
              JOIN vehicle_generation g ON g.id = e.generation_id
             WHERE EXISTS (SELECT FROM product p WHERE p.id = ANY (k.product_ids) AND p.listed AND p.in_stock)
            """;

    private static final String PLACES =
            """
            SELECT 'categorie/' || slug AS path FROM category
             UNION ALL
            SELECT 'vehicule/' || slug FROM (
                SELECT slug FROM vehicle_make UNION SELECT slug FROM vehicle_model UNION SELECT slug FROM vehicle_generation) AS car
             ORDER BY 1
            """;

    private static final List<String> ALWAYS =
            List.of("", "categories", "vehicule", "contact", "a-propos", "mentions-legales");

    private final ShopReads reads;
    private final Site site;

    SitemapResource(ShopReads reads, Site site) {
        this.reads = reads;
        this.site = site;
    }

    @GET
    @Path("robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = AN_HOUR)
    public String robots() {
        return """
        User-agent: *
        Disallow: /admin
        Disallow: /api/
        Disallow: /fr/demande
        Disallow: /ar/demande
        Disallow: /fr/recherche
        Disallow: /ar/recherche

        Sitemap: %s
        """
                .formatted(site.url("/sitemap.xml"));
    }

    @GET
    @Path("sitemap.xml")
    @Produces(MediaType.APPLICATION_XML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = AN_HOUR)
    public Uni<String> index() {
        return reads.ask(SIZES.formatted(LANDINGS), Tuple.tuple())
                .map(rows -> rows.iterator().next())
                .map(sizes ->
                        Stream.of(
                                        Stream.of("places"),
                                        files("parts-", sizes.getLong("newest")),
                                        files("cars-", sizes.getLong("landings")))
                                .flatMap(part -> part)
                                .map(name -> site.url("/sitemaps/" + name + ".xml"))
                                .map("<sitemap><loc>%s</loc></sitemap>"::formatted)
                                .collect(joined("sitemapindex")));
    }

    @GET
    @Path("sitemaps/places.xml")
    @Produces(MediaType.APPLICATION_XML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = AN_HOUR)
    public Uni<String> places() {
        return reads.ask(PLACES, Tuple.tuple())
                .map(rows ->
                        Stream.concat(ALWAYS.stream(), paths(rows))
                                .map(this::entry)
                                .collect(joined("urlset")));
    }

    @GET
    @Path("sitemaps/parts-{file:[0-9]{1,6}}.xml")
    @Produces(MediaType.APPLICATION_XML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = AN_HOUR)
    public Uni<String> parts(@RestPath int file) {
        long from = (long) file * PAGES_OF_FILE;
        return pages(PARTS, Tuple.of(from, from + PAGES_OF_FILE));
    }

    @GET
    @Path("sitemaps/cars-{file:[0-9]{1,6}}.xml")
    @Produces(MediaType.APPLICATION_XML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = AN_HOUR)
    public Uni<String> cars(@RestPath int file) {
        return pages(
                LANDINGS + " ORDER BY 1 LIMIT $2 OFFSET $1",
                Tuple.of((long) file * PAGES_OF_FILE, (long) PAGES_OF_FILE));
    }

    private Uni<String> pages(String query, Tuple range) {
        return reads.ask(query, range)
                .map(rows -> paths(rows).map(this::entry).toList())
                .map(entries -> {
                    if (entries.isEmpty()) {
                        throw new NotFoundException();
                    }
                    return entries.stream().collect(joined("urlset"));
                });
    }

    private static Stream<String> paths(Iterable<Row> rows) {
        var paths = Stream.<String>builder();
        rows.forEach(row -> paths.add(row.getString("path")));
        return paths.build();
    }

    private static Stream<String> files(String name, long things) {
        return IntStream.range(0, Math.ceilDiv((int) things, PAGES_OF_FILE))
                .mapToObj(file -> name + file);
    }

    /** A page in both languages, each naming the other. */
    private String entry(String path) {
        var french = site.url("/fr/" + path);
        var arabic = site.url("/ar/" + path);
        var both =
                "<xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"%s\"/><xhtml:link rel=\"alternate\" hreflang=\"ar\" href=\"%s\"/>"
                        .formatted(french, arabic);
        return "<url><loc>%s</loc>%s</url><url><loc>%s</loc>%s</url>"
                .formatted(french, both, arabic, both);
    }

    private static Collector<CharSequence, ?, String> joined(String root) {
        return Collectors.joining(
                "\n",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
                        .formatted(root),
                "\n</%s>\n".formatted(root));
    }
}
