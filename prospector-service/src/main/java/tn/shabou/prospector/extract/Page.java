package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page to be read: its address and its elements. What all readers ask for is found once, and no
 * longer than a page of a shop would have it.
 */
final class Page {

    /** Characters of an address; a longer one is none. */
    static final int LONGEST_ADDRESS = 1_000;

    private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");
    private static final int LONGEST_TEXT = 400_000;
    private static final int LONGEST_TITLE = 1_000;
    private static final int MOST_HEADINGS = 100;

    private final URI url;
    private final Document document;
    private final @Nullable Element heading;
    private final Set<Element> aroundHeading;
    private final String title;
    private final String text;
    private final Sizes sizes;
    private final Map<String, String> meta = new HashMap<>();
    private @Nullable List<Element> buyButtons;

    Page(URI url, Document document) {
        this.url = url;
        this.document = document;
        if (document.baseUri().length() > LONGEST_ADDRESS) {
            document.setBaseUri(url.toString());
        }
        document.select("meta[content]").forEach(this::remember);
        var shared = meta("og:title");
        this.heading = heading(document, document.title() + ' ' + shared);
        this.aroundHeading = heading == null ? Set.of() : new HashSet<>(heading.parents());
        var unheaded = shared.isEmpty() ? document.title() : shared;
        this.title = start(heading == null ? unheaded : heading.text(), LONGEST_TITLE);
        this.text = start(document.body().text(), LONGEST_TEXT);
        this.sizes = Sizes.of(document);
    }

    URI url() {
        return url;
    }

    Document document() {
        return document;
    }

    /** Two-letter top-level domain, "" for others. */
    String country() {
        var host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
        var top = host.substring(host.lastIndexOf('.') + 1);
        return COUNTRY.matcher(top).matches() ? top : "";
    }

    /** Elements that look like a button to buy, whether it works or not. */
    List<Element> buyButtons() {
        if (buyButtons == null) {
            buyButtons = BuyWords.buttons(document).toList();
        }
        return buyButtons;
    }

    /** What the page calls itself; "" when it does not. */
    String title() {
        return title;
    }

    /** The heading that says most of what the title of the document says. */
    @Nullable Element heading() {
        return heading;
    }

    /** The elements that the heading stands in; none without a heading. */
    Set<Element> aroundHeading() {
        return aroundHeading;
    }

    /**
     * The address that the site gives this page. A home page as the canonical address of another
     * page is a common mistake that would make all products one, and is not believed.
     */
    URI canonical() {
        var link = document.selectFirst("link[rel=canonical][href]");
        if (link == null || link.attr("href").length() > LONGEST_ADDRESS) {
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

    /** Whether an address is that of this very page, down to the variant that its query names. */
    boolean isSelf(@Nullable String address) {
        if (address == null || url.getRawQuery() == null || address.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            var other = url.resolve(address.strip());
            return Objects.equals(other.getPath(), url.getPath())
                    && Objects.equals(other.getRawQuery(), url.getRawQuery());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** A picture or page that this one names; empty when it is no address of the web. */
    Optional<String> absolute(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        var link = document.createElement("a").attr("href", address.strip().replace(" ", "%20"));
        return Optional.of(link.absUrl("href")).filter(a -> a.startsWith("http"));
    }

    /** The canonical address as the page has it, believed or not; "" when it has none. */
    String statedAddress() {
        var link = document.selectFirst("link[rel=canonical]");
        return link == null || link.attr("href").length() > LONGEST_ADDRESS
                ? ""
                : link.attr("abs:href");
    }

    /**
     * All that the page says in words, scripts and styles left out; of an endless one the start.
     */
    String text() {
        return text;
    }

    /** How much each of its elements holds. */
    Sizes sizes() {
        return sizes;
    }

    /** Content of the first meta element with that property, else with that name; "" if absent. */
    String meta(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        var property = meta.getOrDefault("property " + key, "");
        return property.isEmpty() ? meta.getOrDefault("name " + key, "") : property;
    }

    private void remember(Element element) {
        for (var kind : List.of("property", "name")) {
            if (element.hasAttr(kind)) {
                meta.putIfAbsent(
                        kind + ' ' + element.attr(kind).strip().toLowerCase(Locale.ROOT),
                        element.attr("content").strip());
            }
        }
    }

    private static @Nullable Element heading(Document document, String titles) {
        var title = Words.of(titles);
        return document.select("h1").stream()
                .limit(MOST_HEADINGS)
                .filter(h1 -> !h1.text().isBlank())
                .max(Comparator.comparingInt(h1 -> Words.common(Words.of(h1.text()), title)))
                .orElse(null);
    }

    private static String start(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
