package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a run gets at the pages of a site, and how little it asks of it. */
@WithServers
class CrawlingTest {

    private static final String OFFERS =
            "SELECT o.name, o.amount FROM offer o JOIN lead l ON l.id = o.lead_id WHERE l.source_id = ? ORDER BY o.name";

    private static final String PRODUCT =
            "<title>%1$s</title><h1>%1$s</h1><p>Référence : PRD%2$d</p><p class=price>%2$d,500 DT</p><button>Ajouter au panier</button>";

    private static final String FRAME =
            "<title>Boutique</title><div id=root></div><script src=/app.js></script>";

    @Inject SupplierRuns runs;

    @Test
    void rendersAShopThatShowsNothingWithoutItsScripts() {
        try (var site = new SmallSite()) {
            site.page("/", FRAME)
                    .page("/produit/1", FRAME)
                    .file(
                            "/app.js",
                            "text/javascript",
                            """
                            fetch('/api' + location.pathname).then(r => r.text()).then(html => {
                                document.getElementById('root').innerHTML = html;
                            });\
                            """)
                    .file(
                            "/api/",
                            "text/html",
                            "<a href='/produit/1'>Filtre</a><p>Tél : 71 234 567</p>")
                    .file("/api/produit/1", "text/html", PRODUCT.formatted("Filtre à huile", 12));
            var source = site.source();

            runs.finished(source);

            assertThat(Owner.rows(OFFERS, source)).containsExactly("Filtre à huile|12.500");
            assertThat(
                            Owner.rows(
                                    "SELECT verdict, trials FROM site_rendering WHERE site = ?",
                                    URI.create(site.address()).getAuthority()))
                    .containsExactly("NEEDED|0");
            assertThat(
                            Owner.rows(
                                    "SELECT DISTINCT rendering, robots FROM page_fetch WHERE source_id = ?",
                                    source))
                    .containsExactly("RENDERED|ALLOWED");
            // Each page is asked for once, and the script once for all of them.
            assertThat(site.requests())
                    .filteredOn(request -> !request.endsWith("/robots.txt"))
                    .containsExactlyInAnyOrder(
                            "200 /",
                            "200 /app.js",
                            "200 /api/",
                            "200 /produit/1",
                            "200 /api/produit/1");
        }
    }

    @Test
    void asksRobotsAboutWhatScriptsAskForAndGivesUpWhereRenderingTellsNothing() {
        try (var site = new SmallSite()) {
            site.file("/robots.txt", "text/plain", "User-agent: *\nDisallow: /api/")
                    .page("/", FRAME + links(6))
                    .file("/app.js", "text/javascript", "fetch('/api/x')");
            IntStream.range(0, 6).forEach(i -> site.page("/produit/" + i, FRAME));

            var run = runs.finished(site.source());

            assertThat(site.requests()).noneMatch(request -> request.contains("/api/"));
            assertThat(
                            Owner.rows(
                                    "SELECT verdict FROM site_rendering WHERE site = ?",
                                    URI.create(site.address()).getAuthority()))
                    .containsExactly("USELESS");
            assertThat(
                            Owner.number(
                                    "SELECT count(*) FROM page_fetch WHERE run_id = ? AND rendering IS NULL AND url LIKE '%/produit/%'",
                                    run))
                    .isPositive();
            assertThat(Owner.one("SELECT state FROM agent_run WHERE id = ?", run))
                    .isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void rendersNoMoreWhereAPageTellsAllByItself() {
        try (var site = new SmallSite()) {
            site.page("/", "<p>Tél : 71 234 567</p>");
            var name = URI.create(site.address()).getAuthority();
            Owner.rows(
                    """
                    INSERT INTO site_rendering (site, verdict, since, evidence, trials, retest_at)
                    VALUES (?, 'NEEDED', now() - interval '8 days', 'x', 0, now() - interval '1 day') RETURNING site\
                    """,
                    name);

            runs.finished(site.source());

            assertThat(Owner.rows("SELECT verdict FROM site_rendering WHERE site = ?", name))
                    .isEmpty();
        }
    }

    @Test
    void saysInReadinessWhatRendersPages() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("rendered by "));
    }

    @Test
    void takesPagesThatHaveNotChangedFromTheLastVisit() {
        try (var site = new SmallSite()) {
            site.page("/", "<a href=/produit/1>Filtre</a>")
                    .page("/produit/1", PRODUCT.formatted("Filtre à air", 20));
            var source = site.source();
            runs.finished(source);
            site.requests().clear();

            var second = runs.finished(source);

            assertThat(site.requests())
                    .filteredOn(request -> !request.endsWith("/robots.txt"))
                    .containsExactlyInAnyOrder("304 /", "304 /produit/1");
            assertThat(Owner.rows(OFFERS, source)).containsExactly("Filtre à air|20.500");
            assertThat(
                            Owner.rows(
                                    "SELECT DISTINCT status, body_gzip IS NOT NULL, etag IS NOT NULL FROM page_fetch WHERE run_id = ?",
                                    second))
                    .containsExactly("304|t|t");
            assertThat(
                            Owner.number(
                                    "SELECT (counts ->> 'pages')::int FROM agent_run WHERE id = ?",
                                    second))
                    .isEqualTo(2);
        }
    }

    @Test
    void findsInSitemapsWhatNoLinkLeadsTo() {
        try (var site = new SmallSite()) {
            site.file(
                            "/robots.txt",
                            "text/plain",
                            "Sitemap: "
                                    + site.address()
                                    + "index.xml\nSitemap: https://elsewhere.example/s.xml")
                    .page("/", "<p>Bienvenue</p>")
                    .file(
                            "/index.xml",
                            "application/xml",
                            "<sitemapindex><sitemap><loc>%sproducts.xml</loc></sitemap></sitemapindex>"
                                    .formatted(site.address()))
                    .file(
                            "/products.xml",
                            "text/xml",
                            "<urlset><url><loc>%sproduit/1</loc></url></urlset>"
                                    .formatted(site.address()))
                    .page("/produit/1", PRODUCT.formatted("Courroie", 33));
            var source = site.source();

            runs.finished(source);

            assertThat(Owner.rows(OFFERS, source)).containsExactly("Courroie|33.500");
        }
    }

    @Test
    void visitsEveryPageOfASourceAFewAtATime() {
        try (var site = new SmallSite()) {
            site.page("/", links(30));
            IntStream.range(0, 30)
                    .forEach(
                            i -> site.page("/produit/" + i, PRODUCT.formatted("Pièce no " + i, i)));
            var source = site.source();

            var run = runs.finished(source);

            assertThat(Owner.rows(OFFERS, source)).hasSize(30);
            assertThat(
                            Owner.rows(
                                    "SELECT taken, failures FROM crawl_progress WHERE run_id = ?",
                                    run))
                    .containsExactly("31|0");
            assertThat(Owner.rows("SELECT key FROM waiting_page WHERE run_id = ?", run)).isEmpty();
            // A page is published when one of the eight before it is done.
            assertThat(
                            Owner.number(
                                    """
                                    SELECT max(open) FROM (
                                        SELECT count(*) AS open FROM run_task a JOIN run_task b ON b.run_id = a.run_id
                                           AND b.published_at <= a.published_at AND b.finished_at > a.published_at
                                         WHERE a.run_id = ? GROUP BY a.key) AS at\
                                    """,
                                    run))
                    .isLessThanOrEqualTo(8);
        }
    }

    @Test
    void leavesASiteAloneWhosePagesFailOneAfterAnother() {
        try (var site = new SmallSite()) {
            site.page("/", links(60));
            IntStream.range(0, 60).forEach(i -> site.fails("/produit/" + i));

            var run = runs.finished(site.source());

            assertThat(
                            Owner.number(
                                    "SELECT (counts ->> 'failed')::int FROM agent_run WHERE id = ?",
                                    run))
                    .isBetween(10L, 18L);
            assertThat(Owner.rows("SELECT key FROM waiting_page WHERE run_id = ?", run)).isEmpty();
        }
    }

    @Test
    void keepsAllThatAPageSaysOfAnOfferAndWhereItSaysSo() {
        try (var site = new SmallSite()) {
            site.page(
                    "/",
                    """
                    <title>Plaquettes de frein avant, lot de 2</title><meta property="og:image" content="/i/1.jpg">
                    <h1>Plaquettes de frein avant, lot de 2</h1><p>Référence : BOS-105</p><p>Référence OE : 7701 207 339</p>
                    <p><del>99,500 DT</del> <span class="price">89,500 DT TTC</span></p><button>Ajouter au panier</button>\
                    """);
            var source = site.source();

            runs.finished(source);

            assertThat(
                            Owner.rows(
                                    """
                                    SELECT amount, list_amount, pack_quantity, oe_references, image_url, tax_basis,
                                           evidence -> 'packQuantity' ->> 'raw', evidence -> 'amount' ->> 'source' IS NOT NULL
                                      FROM offer o JOIN lead l ON l.id = o.lead_id WHERE l.source_id = ?\
                                    """,
                                    source))
                    .containsExactly(
                            "89.500|99.500|2|{\"7701 207 339\"}|%si/1.jpg|INCLUDED|lot de 2|t"
                                    .formatted(site.address()));
        }
    }

    private static String links(int products) {
        return IntStream.range(0, products)
                .mapToObj("<a href=/produit/%1$d>Pièce %1$d</a>"::formatted)
                .collect(Collectors.joining(" "));
    }
}
