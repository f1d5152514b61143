package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;

/**
 * What was read from a page.
 *
 * @param canonical the address that the site gives the page, so that two ways to it are one page
 * @param facts about the business behind it
 * @param product what the page sells; empty for a page that sells nothing, or lists many things
 * @param links pages of the same site worth reading next, most promising first
 * @param scripted a sign that the page shows nothing until its scripts have run; empty without one
 */
public record PageReading(
        URI canonical,
        List<Fact> facts,
        Optional<ProductReading> product,
        List<String> links,
        Optional<String> scripted) {

    private static final Set<FactKind> TELLING =
            EnumSet.of(FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS);

    /** A page of which no more is known than where it leads. */
    static PageReading leadingTo(URI url, List<String> links) {
        return new PageReading(url, List.of(), Optional.empty(), links, Optional.empty());
    }

    /** Whether it tells what it sells, or how to reach who sells it. */
    public boolean tells() {
        return product.isPresent() || facts.stream().anyMatch(f -> TELLING.contains(f.kind()));
    }

    /** The address; empty for a page that was read without one and tells none. */
    public Optional<URI> address() {
        return Optional.of(canonical).filter(url -> !url.equals(StatedAddress.UNKNOWN));
    }
}
