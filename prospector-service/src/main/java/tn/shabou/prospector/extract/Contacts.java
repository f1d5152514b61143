package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;

/**
 * Reads what a list of businesses says of one of them by the rules by which pages are read: numbers
 * that could ring, mailboxes that are no person's, accounts, places of Tunisia.
 */
public final class Contacts {

    private static final URI HOME = URI.create("https://business.tn/");

    private final Page page;

    /**
     * @param website of the business: a mailbox that is named after it is the business's
     */
    public Contacts(Optional<URI> website) {
        this.page =
                new Page(
                        website.filter(site -> site.getHost() != null).orElse(HOME),
                        Jsoup.parse(""));
    }

    /** Numbers without a country are Tunisian. The method tells the kind of line. */
    public static Optional<Fact> phone(String raw, String method, double confidence) {
        return Phones.fact(raw, new Page(HOME, Jsoup.parse("")), method, confidence);
    }

    /** None when it seems to be a person's. */
    public Stream<Fact> mailbox(String raw, String method, double confidence) {
        return Mailboxes.facts(raw, method, confidence, page);
    }

    /** Empty when the address is no account of a social network. */
    public static Optional<Fact> account(String address, String method, double confidence) {
        return Socials.fact(address, method, confidence)
                .findFirst()
                .or(() -> bareAccount(address, method, confidence));
    }

    /** The town and the governorate that an address names, as far as it does. */
    public static List<Fact> place(String address, String method, double confidence) {
        return Governorate.in(address).stream()
                .flatMap(place ->
                        Stream.of(
                                new Fact(FactKind.CITY, place.town(), address, method, confidence),
                                new Fact(
                                        FactKind.GOVERNORATE,
                                        place.governorate().french(),
                                        address,
                                        method,
                                        confidence)))
                .toList();
    }

    private static Optional<Fact> bareAccount(String address, String method, double confidence) {
        return address.contains("://")
                ? Optional.empty()
                : Socials.fact("https://" + address, method, confidence).findFirst();
    }
}
