package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SitemapTest {

    private static final URI ADDRESS = URI.create("https://shop.tn/sitemap.xml");
    private static final String PAGES =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc>https://shop.tn/livraison</loc></url>
              <url><loc> https://shop.tn/produit/filtre?a=1&amp;b=2 </loc><image:image><image:loc>https://shop.tn/i.jpg</image:loc></image:image></url>
              <url><loc>https://other.tn/produit/x</loc></url>
              <url><loc>https://shop.tn/panier</loc></url>
              <url><loc>https://shop.tn/contact</loc></url>
            </urlset>\
            """;

    @Test
    void leadsToThePagesOfItsSiteTheMostPromisingFirst() {
        assertThat(links(PAGES))
                .containsExactly(
                        "https://shop.tn/contact",
                        "https://shop.tn/produit/filtre?a=1&b=2",
                        "https://shop.tn/livraison");
    }

    @Test
    void leadsToOtherSitemaps() {
        assertThat(
                        links(
                                "<sitemapindex><sitemap><loc>https://shop.tn/products-1.xml.gz</loc></sitemap></sitemapindex>"))
                .containsExactly("https://shop.tn/products-1.xml.gz");
    }

    @Test
    void isReadPacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(PAGES.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(PageReader.read(packed.toByteArray(), "application/gzip", ADDRESS).links())
                .hasSize(3);
    }

    @Test
    void isReadUpToWhereItBreaks() {
        assertThat(
                        links(
                                "<urlset><url><loc>https://shop.tn/contact</loc></url><url><loc>https://sh"))
                .containsExactly("https://shop.tn/contact");
        assertThat(links("no xml")).isEmpty();
    }

    @Test
    void isNoWayIntoOurFilesOrMemory() {
        assertThat(
                        links(
                                """
                                <!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;&a;&a;">]>
                                <urlset><url><loc>https://shop.tn/&b;</loc></url></urlset>\
                                """))
                .noneMatch(link -> link.length() > "https://shop.tn/".length());
        assertThat(
                        links(
                                IntStream.range(0, 60_000)
                                        .mapToObj(
                                                "<url><loc>https://shop.tn/p/%d</loc></url>"
                                                        ::formatted)
                                        .collect(Collectors.joining("", "<urlset>", "</urlset>"))))
                .hasSize(2_000);
    }

    private static List<String> links(String xml) {
        return PageReader.read(xml.getBytes(StandardCharsets.UTF_8), "application/xml", ADDRESS)
                .links();
    }
}
