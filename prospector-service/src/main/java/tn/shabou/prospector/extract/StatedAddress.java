package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** Where a saved page says that it was found. */
final class StatedAddress {

    /** Stands for the address of a page that tells none: nothing is ever found there. */
    static final URI UNKNOWN = URI.create("https://unknown.invalid/");

    private StatedAddress() {}

    static Optional<URI> of(Document document) {
        return Stream.of(
                        document.select("link[rel=canonical]").attr("href"),
                        document.select("meta[property=og:url]").attr("content"),
                        document.select("link[rel=alternate][hreflang=x-default]").attr("href"),
                        document.select("base[href]").attr("href"))
                .flatMap(address -> absolute(address).stream())
                .findFirst();
    }

    private static Optional<URI> absolute(String address) {
        if (address.length() > Page.LONGEST_ADDRESS) {
            return Optional.empty();
        }
        try {
            var url = URI.create(address.strip().replace(" ", "%20").replace("|", "%7C"));
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return Optional.of(url).filter(_ -> web && url.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
