package tn.shabou.prospector.discovery;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.prospector.extract.Contacts;

/**
 * Gathers what a record says of a business, each value once and in an order of its own, so that the
 * same record always reads the same.
 */
final class PlaceFacts {

    private static final int LONGEST = 200;
    private static final int LONGEST_ADDRESS = 1_000;

    /** More of one kind than a business has. */
    private static final int MOST_OF_A_KIND = 8;

    private final String method;
    private final double confidence;
    private final List<Fact> facts = new ArrayList<>();

    /**
     * @param method who says so, such as {@code osm}
     * @param confidence in the record, 0 to 1
     */
    PlaceFacts(String method, double confidence) {
        this.method = method;
        this.confidence = Math.clamp(confidence, 0.05, 0.95);
    }

    /**
     * @param language of the name as ISO 639 has it; empty when nobody says
     * @param weight 1 for the name to show, less for others
     */
    void name(@Nullable String name, String language, double weight) {
        var how = language.isEmpty() ? "name" : "name:" + language;
        add(FactKind.NAME, name, how, weight);
    }

    void category(@Nullable String category, double certainty) {
        add(FactKind.CATEGORY, category, "category", certainty);
    }

    /**
     * @param list of places, in small letters
     * @param id in that list
     */
    void place(String list, String id) {
        add(FactKind.PLACE_ID, list + ':' + id, "id", 1);
    }

    void hours(@Nullable String hours) {
        add(FactKind.HOURS, hours, "hours", 1);
    }

    void address(@Nullable String address) {
        var text = kept(address);
        if (!text.isEmpty()) {
            add(FactKind.ADDRESS, text, "address", 1);
            facts.addAll(Contacts.place(text, method + " address", confidence));
        }
    }

    /** Several may stand in one value, as OpenStreetMap writes them. */
    void phones(Stream<String> phones) {
        phones.flatMap(PlaceFacts::several)
                .forEach(raw -> Contacts.phone(raw, method, confidence).ifPresent(facts::add));
    }

    /**
     * @param website by which a mailbox may be known to be the business's
     */
    void mailboxes(Stream<String> mailboxes, Optional<URI> website) {
        var contacts = new Contacts(website);
        mailboxes
                .flatMap(PlaceFacts::several)
                .flatMap(raw -> contacts.mailbox(raw, method, confidence))
                .forEach(facts::add);
    }

    void accounts(Stream<String> accounts) {
        accounts.flatMap(PlaceFacts::several)
                .forEach(raw -> Contacts.account(raw, method, confidence).ifPresent(facts::add));
    }

    /** Of several websites the first counts; an account of a social network is none. */
    Optional<URI> websites(Stream<String> websites) {
        var sites = new ArrayList<URI>();
        websites.flatMap(PlaceFacts::several)
                .forEach(raw -> {
                    var account = Contacts.account(raw, method, confidence);
                    account.ifPresent(facts::add);
                    if (account.isEmpty()) {
                        webAddress(raw).ifPresent(sites::add);
                    }
                });
        sites.forEach(site -> add(FactKind.WEBSITE, site.toString(), "website", 1));
        return sites.stream().findFirst();
    }

    /** In the order of kinds; within one the surest first. */
    List<Fact> sorted() {
        var once = new LinkedHashMap<String, Fact>();
        facts.forEach(fact ->
                once.merge(
                        fact.kind() + " " + fact.value(),
                        fact,
                        (one, other) -> other.confidence() > one.confidence() ? other : one));
        return Stream.of(FactKind.values())
                .flatMap(kind ->
                        once.values().stream()
                                .filter(fact -> fact.kind() == kind)
                                .sorted(
                                        Comparator.comparing(Fact::confidence)
                                                .reversed()
                                                .thenComparing(Fact::value))
                                .limit(MOST_OF_A_KIND))
                .toList();
    }

    private void add(FactKind kind, @Nullable String value, String how, double weight) {
        var text = kept(value);
        if (!text.isEmpty()) {
            facts.add(new Fact(kind, text, text, method + ' ' + how, rounded(confidence * weight)));
        }
    }

    /** So that a record reads the same after a journey through JSON and a {@code real}. */
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String kept(@Nullable String value) {
        var text = value == null ? "" : value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST).strip() : text;
    }

    private static Stream<String> several(String text) {
        return Stream.of(text.split(";")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static Optional<URI> webAddress(String raw) {
        var text = raw.contains("://") ? raw : "https://" + raw;
        try {
            return Optional.of(text)
                    .filter(address -> address.length() <= LONGEST_ADDRESS)
                    .filter(address -> address.toLowerCase(Locale.ROOT).matches("https?://.*"))
                    .map((Function<String, URI>) URI::create)
                    .filter(site -> site.getHost() != null && site.getHost().contains("."));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
