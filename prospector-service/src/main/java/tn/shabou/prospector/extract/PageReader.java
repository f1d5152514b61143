package tn.shabou.prospector.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads a web page. A pure function of its text: the same page always reads the same. */
public final class PageReader {

    /** More elements than any shop needs; such a page is broken or hostile. */
    private static final int MOST_ELEMENTS = 60_000;

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    private PageReader() {}

    /**
     * @param body in whatever charset its type, its first bytes or its mark-up tell
     * @param contentType as the server sent it, absent when it did not
     * @param url where the page was found: absolute, http or https
     */
    public static PageReading read(byte[] body, @Nullable String contentType, URI url) {
        return Sitemap.is(body, contentType)
                ? PageReading.leadingTo(url, Sitemap.links(body, url))
                : read(parse(body, contentType, url.toString()), url);
    }

    /** Reads a page of which only itself may tell where it was found. */
    public static PageReading read(byte[] body) {
        var document = parse(body, null, "");
        var url = StatedAddress.of(document).orElse(StatedAddress.UNKNOWN);
        if (document.baseUri().isEmpty()) {
            document.setBaseUri(url.toString());
        }
        return read(document, url);
    }

    /** A page as it was sent, in the charset that it tells. */
    public static String text(byte[] body, @Nullable String contentType) {
        var charset = charset(contentType);
        return new String(
                body, charset == null ? parse(body, null, "").charset() : Charset.forName(charset));
    }

    private static Document parse(byte[] body, @Nullable String contentType, String base) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), charset(contentType), base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PageReading read(String html, URI url) {
        return read(Jsoup.parse(html, url.toString()), url);
    }

    /** Absent where the mark-up has to tell. */
    private static @Nullable String charset(@Nullable String contentType) {
        var named = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
        } catch (IllegalCharsetNameException _) {
            return null;
        }
    }

    private static PageReading read(Document document, URI url) {
        if (document.stream().limit(MOST_ELEMENTS + 1L).count() > MOST_ELEMENTS) {
            return PageReading.leadingTo(url, List.of());
        }
        Rdfa.spellOut(document);
        var page = new Page(url, document);
        var data = JsonLd.of(page);
        return new PageReading(
                page.canonical(),
                BusinessFacts.read(page, data),
                ProductPage.read(page, data),
                SiteLinks.read(page),
                ScriptSigns.of(document));
    }
}
