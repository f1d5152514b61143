package tn.shabou.prospector.marketplaces;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.MarketPage.Ad;
import tn.shabou.model.leads.MarketPage.Seller;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.model.leads.PageExtracted.Evidence;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.Contacts;
import tn.shabou.prospector.marketplaces.Declaration.AdField;

/** Reads the ads of one marketplace. */
final class Ads {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_CODE = 80;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final double CONFIDENCE = 0.85;

    private final String adapter;
    private final Map<AdField, String> ways;

    Ads(String adapter, Map<AdField, String> ways) {
        this.adapter = adapter;
        this.ways = ways;
    }

    /** What the ad says where its adapter looks for a field. */
    Optional<String> text(Thing ad, AdField field) {
        return Optional.ofNullable(ways.get(field)).flatMap(ad::text);
    }

    /** Empty for what has no title: it is no ad. */
    Optional<Ad> read(Thing ad, URI url) {
        return text(ad, AdField.TITLE)
                .map(AdWords::withoutNumbers)
                .filter(title -> !title.isEmpty())
                .map(title -> read(ad, url, title));
    }

    private Ad read(Thing ad, URI url, String title) {
        var asked =
                AskedPrice.of(
                        text(ad, AdField.PRICE),
                        text(ad, AdField.PRICE_NOTE),
                        text(ad, AdField.CURRENCY));
        return new Ad(
                url.toString(),
                offer(ad, url, cut(title, LONGEST_TITLE), asked),
                AdWords.condition(text(ad, AdField.CONDITION)),
                asked.told(),
                seller(ad, url).orElse(null));
    }

    private Offer offer(Thing ad, URI url, String title, AskedPrice asked) {
        var price = asked.price();
        var evidence = new HashMap<String, Evidence>();
        evidence.put("name", new Evidence(adapter, title, CONFIDENCE));
        if (!asked.raw().isEmpty()) {
            evidence.put(
                    "amount", new Evidence(adapter, cut(asked.raw(), LONGEST_TITLE), CONFIDENCE));
        }
        return new Offer(
                title,
                code(ad, AdField.BRAND),
                code(ad, AdField.REFERENCE),
                null,
                null,
                price == null ? null : price.amount(),
                price == null ? null : price.currency(),
                price == null ? TaxBasis.UNKNOWN : price.taxBasis(),
                AdWords.isSaid(text(ad, AdField.SOLD))
                        ? Availability.OutOfStock
                        : Availability.InStock,
                asked.raw().isEmpty() ? null : cut(asked.raw(), LONGEST_TITLE),
                adapter,
                null,
                null,
                List.of(),
                picture(ad, url),
                evidence);
    }

    private @Nullable String code(Thing ad, AdField field) {
        return text(ad, field).map(code -> cut(code, LONGEST_CODE)).orElse(null);
    }

    private @Nullable String picture(Thing ad, URI url) {
        return text(ad, AdField.PICTURE)
                .flatMap(address -> Addresses.within(url, address))
                .map(URI::toString)
                .filter(address -> address.length() <= LONGEST_ADDRESS)
                .orElse(null);
    }

    /** Of a person no more is kept than that their ads are one person's. */
    private Optional<Seller> seller(Thing ad, URI url) {
        boolean business = AdWords.isBusiness(text(ad, AdField.BUSINESS));
        var name = text(ad, AdField.SELLER_NAME);
        return text(ad, AdField.SELLER)
                .or(() -> name.map(known -> known.toLowerCase(Locale.ROOT)))
                .map(known ->
                        new Seller(
                                key(url, known),
                                business && name.isPresent(),
                                business && name.isPresent() ? facts(ad, name.get()) : List.of()));
    }

    private List<Fact> facts(Thing ad, String name) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(FactKind.NAME, cut(name, 120), cut(name, 120), adapter, CONFIDENCE));
        text(ad, AdField.PHONE)
                .flatMap(raw -> Contacts.phone(raw, adapter, CONFIDENCE))
                .ifPresent(facts::add);
        text(ad, AdField.PLACE)
                .ifPresent(place ->
                        facts.addAll(Contacts.place(cut(place, LONGEST_TITLE), adapter, 0.6)));
        return facts;
    }

    private static String key(URI url, String known) {
        var name = "seller " + url.getHost() + ' ' + known;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
