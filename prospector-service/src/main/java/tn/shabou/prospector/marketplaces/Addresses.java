package tn.shabou.prospector.marketplaces;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Addresses as pages write them. */
final class Addresses {

    private Addresses() {}

    /** Absolute; empty for what is no address on the web. */
    static Optional<URI> within(URI page, String address) {
        try {
            var said = address.strip().replace(" ", "%20");
            // URI.resolve forgets the path of the page when there is nothing but a query.
            var url =
                    page.resolve(
                            said.startsWith("?")
                                    ? Objects.requireNonNullElse(page.getRawPath(), "/") + said
                                    : said);
            return Optional.of(url)
                    .filter(found -> found.getHost() != null)
                    .filter(found -> String.valueOf(found.getScheme()).matches("https?"));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** As {@link #within}, of the same site only. */
    static Optional<URI> sameSite(URI page, String address) {
        return within(page, address)
                .filter(url -> url.getAuthority().equalsIgnoreCase(page.getAuthority()));
    }
}
