package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tn.shabou.model.leads.PageExtracted.Fact;

/**
 * What was read from a page.
 *
 * @param canonical the address that the site gives the page, so that two ways to it are one page
 * @param facts about the business behind it
 * @param product what the page sells; empty for a page that sells nothing, or lists many things
 * @param links pages of the same site worth reading next, most promising first
 */
public record PageReading(
        URI canonical, List<Fact> facts, Optional<ProductReading> product, List<String> links) {

    /** The address; empty for a page that was read without one and tells none. */
    public Optional<URI> address() {
        return Optional.of(canonical).filter(url -> !url.equals(StatedAddress.UNKNOWN));
    }
}
