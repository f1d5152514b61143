package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/** Reads a web page. A pure function of its text: the same page always reads the same. */
public final class PageReader {

    /** More elements than any shop needs; such a page is broken or hostile. */
    private static final int MOST_ELEMENTS = 60_000;

    private PageReader() {}

    /**
     * @param url where the page was found: absolute, http or https
     */
    public static PageReading read(String html, URI url) {
        var document = Jsoup.parse(html, url.toString());
        if (document.stream().limit(MOST_ELEMENTS + 1L).count() > MOST_ELEMENTS) {
            return new PageReading(url, List.of(), Optional.empty(), List.of());
        }
        var page = new Page(url, document);
        var data = JsonLd.of(page);
        return new PageReading(
                page.canonical(),
                BusinessFacts.read(page, data),
                ProductPage.read(page, data),
                SiteLinks.read(page));
    }
}
