package tn.shabou.prospector.marketplaces;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.model.leads.MarketPage.Ad;
import tn.shabou.model.leads.MarketPage.Kind;
import tn.shabou.prospector.extract.PageReader;
import tn.shabou.prospector.marketplaces.Declaration.AdField;
import tn.shabou.prospector.marketplaces.Declaration.PageShape;

/** Reads the pages of marketplaces that are made alike. */
public final class Adapter {

    /** More than any page lists. */
    private static final int MOST = 200;

    private final String name;
    private final Declaration declaration;

    Adapter(String name, Declaration declaration) {
        this.name = name;
        this.declaration = declaration;
    }

    /**
     * What was read from a page.
     *
     * @param links pages of the same site worth reading next, most promising first
     */
    public record Reading(MarketPage page, List<String> links) {}

    /**
     * A pure function of the page. A page that is none that the adapter knows lists nothing, which
     * its contract holds against it.
     *
     * @param contentType as the server sent it, absent when it did not
     */
    public Reading read(byte[] body, @Nullable String contentType, URI url) {
        var page = Jsoup.parse(PageReader.text(body, contentType), url.toString());
        var ad = declaration.ad();
        return ad != null && isOf(ad, url)
                ? shown(page, url, ad)
                : listed(page, url, declaration.listing());
    }

    /** Absent when pages of single ads are not read. */
    @Nullable PageShape shape(Kind kind) {
        return kind == Kind.LISTING ? declaration.listing() : declaration.ad();
    }

    private Reading shown(Document page, URI url, PageShape shape) {
        var ads = new Ads(name, shape.fields());
        var ad =
                Thing.of(page, declaration.state()).stream()
                        .flatMap(state -> state.all(shape.ads()).stream())
                        .limit(1)
                        .flatMap(thing -> ads.read(thing, url).stream())
                        .toList();
        return new Reading(new MarketPage(name, Kind.AD, false, ad), List.of());
    }

    private Reading listed(Document page, URI url, PageShape shape) {
        var state =
                isOf(shape, url) ? Thing.of(page, declaration.state()) : Optional.<Thing>empty();
        var ads = state.map(known -> ads(known, url, shape)).orElse(List.of());
        boolean saysNone =
                ads.isEmpty()
                        && shape.none() != null
                        && state.filter(known -> known.has(Objects.requireNonNull(shape.none())))
                                .isPresent();
        var next =
                state.flatMap(known -> Optional.ofNullable(shape.next()).flatMap(known::text))
                        .flatMap(address -> Addresses.sameSite(url, address))
                        .map(URI::toString);
        return new Reading(
                new MarketPage(name, Kind.LISTING, saysNone, ads),
                Stream.concat(
                                next.stream(),
                                declaration.ad() == null ? Stream.of() : ads.stream().map(Ad::url))
                        .distinct()
                        .toList());
    }

    private List<Ad> ads(Thing state, URI url, PageShape shape) {
        var ads = new Ads(name, shape.fields());
        return state.all(shape.ads()).stream()
                .limit(MOST)
                .flatMap(thing ->
                        address(ads, thing, url, shape).flatMap(at -> ads.read(thing, at)).stream())
                .toList();
    }

    /** What leads to another site is somebody's advertisement. */
    private static Optional<URI> address(Ads ads, Thing ad, URI url, PageShape shape) {
        return ads.text(ad, AdField.URL)
                .map(said ->
                        shape.address() == null
                                ? said
                                : shape.address().replace("{}", said.replace("/", "%2F")))
                .flatMap(address -> Addresses.sameSite(url, address));
    }

    private static boolean isOf(PageShape shape, URI url) {
        return Objects.requireNonNullElse(url.getPath(), "/").matches(shape.path());
    }
}
