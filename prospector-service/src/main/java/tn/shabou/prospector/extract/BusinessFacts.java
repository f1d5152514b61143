package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.prospector.extract.JsonLd.Thing;

/** What a page says about the business behind it. */
final class BusinessFacts {

    /** More of one kind than a business has is a directory's list of others. */
    private static final int MOST_OF_A_KIND = 6;

    /** Announcements of an address that are looked at on a page. */
    private static final int MOST = 100;

    /** Characters of an address or what is around it. */
    private static final int LONGEST = 400;

    /** Elements within one that holds an address. */
    private static final int MOST_IN_ADDRESS = 20;

    private static final String[] BUSINESS_TYPES = {
        "Organization",
        "LocalBusiness",
        "Store",
        "AutoPartsStore",
        "AutoRepair",
        "AutomotiveBusiness",
        "AutoDealer",
        "TireShop",
        "Corporation",
        "OnlineStore",
        "OnlineBusiness"
    };

    /** Properties under which a page names businesses other than its own. */
    private static final Set<String> OTHERS =
            Set.of(
                    "brand",
                    "manufacturer",
                    "author",
                    "creator",
                    "itemReviewed",
                    "sponsor",
                    "hasVariant");

    /** A Tunisian postal code and what follows it, where a town should be. */
    private static final Pattern POSTAL =
            Pattern.compile("(?<!\\d)[1-9]\\d{3}[ ,–-]{1,3}(?<town>\\p{L}[\\p{L} ,'’-]{2,40})");

    private static final Pattern STREET =
            Pattern.compile(
                    "(?:\\d{1,4}(?: ?bis)?,? )?(?<!\\p{L})(?:avenue|av\\.|rue|route|rte|boulevard|bd\\.?|cité|zone|z\\.?i\\.?|immeuble|imm\\.|km|شارع|نهج|طريق)(?!\\p{L}).*",
                    CASE_INSENSITIVE | UNICODE_CASE);
    private static final WordStarts ADDRESS =
            new WordStarts(
                    Pattern.compile(
                            "(?<!\\p{L})(?:adresse|address|si[èe]ge(?: social)?|العنوان) ?: ?(?<address>[^|•]{8,120}?)(?= ?(?:(?<!\\p{L})(?:t[ée]l|phone|fax|e-?mail|gsm|horaire|mobile|الهاتف)|[|•©]|$))",
                            CASE_INSENSITIVE | UNICODE_CASE),
                    "asا",
                    ":",
                    20);

    private BusinessFacts() {}

    /**
     * Each kind and value once, the most confident saying of it; mailboxes best to write to first.
     */
    static List<Fact> read(Page page, JsonLd data) {
        var facts = new ArrayList<Fact>();
        data.ofType(BUSINESS_TYPES)
                .filter(business -> !OTHERS.contains(business.role()))
                .forEach(business -> addDescribed(business, page, facts));
        Microdata.things(page.document(), BUSINESS_TYPES)
                .forEach(business -> {
                    addName(
                            Microdata.text(business, "name").orElse(null),
                            "microdata",
                            0.85,
                            facts);
                    Microdata.text(business, "telephone")
                            .flatMap(t -> Phones.fact(t, page, "microdata", 0.9))
                            .ifPresent(facts::add);
                    addAddress(describedAddress(business), null, "microdata", 0.85, facts);
                });
        addName(page.meta("og:site_name"), "opengraph", 0.8, facts);
        addName(shownName(page), "heading", 0.6, facts);
        Phones.read(page).forEach(facts::add);
        Mailboxes.read(page).forEach(facts::add);
        Socials.read(page).forEach(facts::add);
        OpeningHours.read(page).forEach(facts::add);
        Registrations.read(page).forEach(facts::add);
        addShownAddress(page, facts);
        return once(facts);
    }

    private static void addDescribed(Thing business, Page page, List<Fact> facts) {
        addName(business.text("name", "legalName"), "json-ld", 0.95, facts);
        Socials.of(business).forEach(facts::add);
        Optional.ofNullable(business.text("vatID", "taxID"))
                .flatMap(number -> Registrations.taxNumber(number, "json-ld", 0.95))
                .ifPresent(facts::add);
        OpeningHours.of(business).forEach(facts::add);
        Stream.concat(Stream.of(business), business.all("contactPoint").stream())
                .forEach(contact -> {
                    var phone = contact.text("telephone");
                    var email = contact.text("email");
                    Optional.ofNullable(phone)
                            .flatMap(t -> Phones.fact(t, page, "json-ld", 0.95))
                            .ifPresent(facts::add);
                    Mailboxes.facts(Objects.requireNonNullElse(email, ""), "json-ld", 0.95, page)
                            .forEach(facts::add);
                });
        for (var address : business.all("address")) {
            var city = address.text("addressLocality");
            var parts =
                    Stream.of("streetAddress", "postalCode", "addressLocality", "addressRegion")
                            .map(property -> address.text(property))
                            .filter(Objects::nonNull)
                            .distinct()
                            .collect(Collectors.joining(", "));
            var text = parts.isEmpty() ? address.asText().orElse("") : parts;
            addAddress(text, city, "json-ld", 0.95, facts);
        }
    }

    private static String describedAddress(Element business) {
        return Stream.of("streetAddress", "postalCode", "addressLocality", "addressRegion")
                .flatMap(property -> Microdata.text(business, property).stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void addName(
            @Nullable String name, String method, double confidence, List<Fact> facts) {
        if (name != null && !name.isBlank() && name.length() <= 120) {
            facts.add(new Fact(FactKind.NAME, name.strip(), name, method, confidence));
        }
    }

    private static @Nullable String shownName(Page page) {
        var sign =
                page.document()
                        .selectFirst(".site-title, .logo[alt], .logo img[alt], #logo img[alt]");
        return sign == null ? null : sign.hasAttr("alt") ? sign.attr("alt") : sign.text();
    }

    private static void addShownAddress(Page page, List<Fact> facts) {
        for (var element :
                page.document()
                        .select(
                                "address, [itemprop=address], [class*=address], [class*=adresse], [id*=address], [id*=adresse]")) {
            Patience.check();
            var text = page.sizes().isShort(element, LONGEST) ? element.text() : "";
            if (text.length() >= 8 && text.length() <= 160 && Governorate.in(text).isPresent()) {
                addAddress(cut(text), null, "text", 0.7, facts);
            }
        }
        for (var element : page.document().select("p, div, li, td, span, address")) {
            Patience.check();
            if (!element.ownText().isEmpty()
                    && page.sizes().hasDigits(element)
                    && page.sizes().isSmall(element, MOST_IN_ADDRESS)
                    && page.sizes().isShort(element, LONGEST)) {
                addPostalAddress(element.text(), facts);
            }
        }
        ADDRESS.in(page.text(), MOST).stream()
                .map(found -> found.group("address").strip())
                .filter(text -> Governorate.in(text).isPresent())
                .findFirst()
                .ifPresent(text -> addAddress(text, null, "text", 0.7, facts));
    }

    private static void addPostalAddress(String text, List<Fact> facts) {
        var postal = POSTAL.matcher(text.length() <= 240 ? text : "");
        // "Depuis 2004, Sfax" has a year: a code of the twentieth hundreds needs a street beside
        // it.
        if (postal.find()
                && (!postal.group().matches("(?:19|20).*") || STREET.matcher(text).find())) {
            Governorate.in(postal.group("town"))
                    .ifPresent(place ->
                            addAddress(cut(text), place.town(), "postal-code", 0.8, facts));
        }
    }

    /** An address element often goes on to phone and mail. */
    private static String cut(String text) {
        var end =
                Pattern.compile(
                                "(?<!\\p{L})(?:t[ée]l|phone|fax|e-?mail|gsm|mobile|matricule|éditeur)[ .:]|\\+216|\\S+@|[–—-] ?\\d{2}[ .]?\\d{3}[ .]?\\d{3}(?!\\d)",
                                CASE_INSENSITIVE)
                        .matcher(text);
        var address = end.find() ? text.substring(0, end.start()) : text;
        var street = STREET.matcher(address);
        return (street.find() ? street.group() : address)
                .replaceFirst("^(?i)(?:notre )?adresse ?:? ?", "")
                .replaceFirst("[ ,;–-]+$", "");
    }

    private static void addAddress(
            String text,
            @Nullable String city,
            String method,
            double confidence,
            List<Fact> facts) {
        if (text.isBlank() || text.length() > LONGEST) {
            return;
        }
        facts.add(new Fact(FactKind.ADDRESS, text, text, method, confidence));
        var place =
                Optional.ofNullable(city).flatMap(Governorate::in).or(() -> Governorate.in(text));
        Optional.ofNullable(city)
                .or(() -> place.map(Governorate.Place::town))
                .ifPresent(
                        town -> facts.add(new Fact(FactKind.CITY, town, text, method, confidence)));
        place.ifPresent(p ->
                facts.add(
                        new Fact(
                                FactKind.GOVERNORATE,
                                p.governorate().french(),
                                text,
                                method,
                                confidence)));
    }

    private static Fact kept(Fact fact) {
        return new Fact(
                fact.kind(),
                Objects.requireNonNull(Words.kept(fact.value(), 200)),
                Objects.requireNonNull(Words.kept(fact.raw(), 400)),
                fact.method(),
                fact.confidence());
    }

    private static List<Fact> once(List<Fact> facts) {
        var best = new LinkedHashMap<String, Fact>();
        // Cleaned first: what differs in what cannot be kept is one fact.
        for (var fact : facts.stream().map(BusinessFacts::kept).toList()) {
            best.merge(
                    fact.kind() + " " + fact.value(),
                    fact,
                    (known, other) -> other.confidence() > known.confidence() ? other : known);
        }
        var ofKind =
                best.values().stream()
                        .collect(Collectors.groupingBy(Fact::kind, Collectors.counting()));
        return best.values().stream()
                .filter(fact -> !fact.value().isEmpty())
                .filter(fact -> ofKind.getOrDefault(fact.kind(), 0L) <= MOST_OF_A_KIND)
                .toList();
    }
}
