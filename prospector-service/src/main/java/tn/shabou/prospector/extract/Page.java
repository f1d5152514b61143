package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page to be read: its address and its elements. */
record Page(URI url, Document document) {

    private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");

    /** Two-letter top-level domain, "" for others. */
    String country() {
        var host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
        var top = host.substring(host.lastIndexOf('.') + 1);
        return COUNTRY.matcher(top).matches() ? top : "";
    }

    /** What the page calls itself; "" when it does not. */
    String title() {
        var heading = heading();
        if (heading != null) {
            return heading.text();
        }
        var shared = meta("og:title");
        return shared.isEmpty() ? document.title() : shared;
    }

    /** The heading that says most of what the title of the document says. */
    @Nullable Element heading() {
        var title = Words.of(document.title() + ' ' + meta("og:title"));
        return document.select("h1").stream()
                .filter(h1 -> !h1.text().isBlank())
                .max(Comparator.comparingInt(h1 -> Words.common(Words.of(h1.text()), title)))
                .orElse(null);
    }

    /** The elements that the heading stands in; none without a heading. */
    Set<Element> aroundHeading() {
        var heading = heading();
        return heading == null ? Set.of() : new HashSet<>(heading.parents());
    }

    /**
     * The address that the site gives this page. A home page as the canonical address of another
     * page is a common mistake that would make all products one, and is not believed.
     */
    URI canonical() {
        var link = document.selectFirst("link[rel=canonical][href]");
        if (link == null) {
            return url;
        }
        try {
            var stated = url.resolve(link.attr("href").strip());
            boolean ours = Objects.equals(stated.getAuthority(), url.getAuthority());
            boolean home = Objects.requireNonNullElse(stated.getPath(), "").length() <= 1;
            return ours && !home ? stated : url;
        } catch (IllegalArgumentException _) {
            return url;
        }
    }

    /** All that the page says in words, scripts and styles left out. */
    String text() {
        return document.body().text();
    }

    /** Content of a meta element by its property, name or itemprop; "" when absent. */
    String meta(String name) {
        for (var key : new String[] {"property", "name"}) {
            var element = document.selectFirst("meta[" + key + "=\"" + name + "\"]");
            if (element != null && !element.attr("content").isBlank()) {
                return element.attr("content").strip();
            }
        }
        return "";
    }
}
