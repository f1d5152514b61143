package tn.shabou.api.storefront;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.ProductFacets;
import tn.shabou.api.catalog.ProductFacets.CategoryChoice;
import tn.shabou.api.catalog.ProductFacets.Choice;
import tn.shabou.api.catalog.ProductFacets.PriceChoice;
import tn.shabou.api.http.Language;
import tn.shabou.api.pages.Written;
import tn.shabou.api.storefront.Address.Parameter;

/**
 * The filters of a list as links: what can be chosen, what is chosen, and where each leads.
 *
 * @param chosen each with the address without it
 * @param below the families right below the one that is shown, each with a page of its own
 */
record Narrowed(List<Group> groups, List<Chosen> chosen, List<Offered> below) {

    /**
     * @param open whether it is unfolded from the beginning
     */
    record Group(String title, boolean open, List<Offered> choices) {}

    record Offered(String name, String count, boolean selected, String href) {}

    record Chosen(String name, String href) {}

    /**
     * @param family slug of the family whose page this is; null on other lists
     * @param vehicleName of the car that is filtered by
     */
    static Narrowed of(
            ProductFacets facets,
            Address here,
            Language language,
            @Nullable String family,
            Optional<String> vehicleName) {
        var said = Said.shop(language);
        var groups = new ArrayList<Group>();
        if (family == null) {
            groups.add(new Group(said.categoryFacet(), true, families(facets, here)));
        }
        groups.add(new Group(said.stockFacet(), true, choices(facets.inStock(), "inStock", here)));
        groups.add(new Group(said.brandFacet(), true, choices(facets.brand(), "brand", here)));
        groups.add(new Group(said.tierFacet(), true, choices(facets.tier(), "tier", here)));
        groups.add(new Group(said.priceFacet(), false, prices(facets, here, language)));
        return new Narrowed(
                groups.stream().filter(group -> !group.choices.isEmpty()).toList(),
                chosen(facets, here, said, vehicleName),
                family == null ? List.of() : below(facets, here, family));
    }

    private static List<Offered> families(ProductFacets facets, Address here) {
        return facets.category().stream()
                .filter(choice -> choice.selected() || choice.count() > 0)
                .map(choice -> offered(choice, here))
                .toList();
    }

    private static Offered offered(CategoryChoice choice, Address here) {
        return new Offered(
                choice.name(),
                Written.grouped(choice.count()),
                choice.selected(),
                here.toggled("category", choice.value()).href());
    }

    /** What is filtered by stays when somebody goes down the tree; the page does not. */
    private static List<Offered> below(ProductFacets facets, Address here, String family) {
        var beside = here.path().substring(0, here.path().indexOf("/categorie/") + 11);
        return facets.category().stream()
                .filter(choice -> family.equals(choice.parent()) && choice.count() > 0)
                .map(choice ->
                        new Offered(
                                choice.name(),
                                Written.grouped(choice.count()),
                                false,
                                here.firstPage().at(beside + choice.value()).href()))
                .toList();
    }

    private static List<Offered> choices(List<Choice> choices, String name, Address here) {
        return choices.stream()
                .filter(choice -> choice.selected() || choice.count() > 0)
                .map(choice ->
                        new Offered(
                                choice.name(),
                                Written.grouped(choice.count()),
                                choice.selected(),
                                name.equals("inStock")
                                        ? stock(choice, here)
                                        : here.toggled(name, choice.value()).href()))
                .toList();
    }

    /** In stock and sold out exclude each other. */
    private static String stock(Choice choice, Address here) {
        var others = here.firstPage().without("inStock");
        return (choice.selected() ? others : others.with("inStock", choice.value())).href();
    }

    private static List<Offered> prices(ProductFacets facets, Address here, Language language) {
        return facets.price().stream()
                .filter(choice -> choice.selected() || choice.count() > 0)
                .map(choice -> price(choice, here, language))
                .toList();
    }

    private static Offered price(PriceChoice choice, Address here, Language language) {
        var others = here.firstPage().without("minPrice", "maxPrice");
        var max = choice.maxPrice();
        var range = others.with("minPrice", choice.minPrice());
        return new Offered(
                range(choice, language),
                Written.grouped(choice.count()),
                choice.selected(),
                (choice.selected() ? others : max == null ? range : range.with("maxPrice", max))
                        .href());
    }

    /** Whole dinars are enough to tell ranges apart. */
    private static String range(PriceChoice choice, Language language) {
        var from = new BigDecimal(choice.minPrice()).toBigInteger().toString();
        var max = choice.maxPrice();
        return max == null
                ? from + " " + Said.shop(language).andMore()
                : from + " – " + new BigDecimal(max).toBigInteger().add(BigInteger.ONE);
    }

    private static List<Chosen> chosen(
            ProductFacets facets, Address here, ShopMessages said, Optional<String> vehicleName) {
        var chosen = new ArrayList<Chosen>();
        vehicleName.ifPresent(
                name -> chosen.add(new Chosen(name, here.firstPage().without("vehicle").href())));
        Stream.of(facets.category(), facets.inStock(), facets.brand(), facets.tier())
                .flatMap(List::stream)
                .forEach(choice -> named(choice, here).ifPresent(chosen::add));
        if (here.parameters().stream().anyMatch(Narrowed::isPrice)) {
            chosen.add(
                    new Chosen(
                            said.priceFacet(),
                            here.firstPage().without("minPrice", "maxPrice").href()));
        }
        return chosen;
    }

    private static boolean isPrice(Parameter parameter) {
        return parameter.name().endsWith("Price");
    }

    private static Optional<Chosen> named(ProductFacets.Countable choice, Address here) {
        return switch (choice) {
            case CategoryChoice family when here.has("category", family.value()) ->
                    Optional.of(
                            new Chosen(
                                    family.name(),
                                    here.toggled("category", family.value()).href()));
            case Choice one when one.selected() -> Optional.of(chosen(one, here));
            default -> Optional.empty();
        };
    }

    private static Chosen chosen(Choice choice, Address here) {
        return new Chosen(
                choice.name(),
                here.firstPage()
                        .without(new Parameter(parameter(choice, here), choice.value()))
                        .href());
    }

    /** The parameter that holds this value. */
    private static String parameter(Choice choice, Address here) {
        return here.parameters().stream()
                .filter(parameter -> parameter.value().equalsIgnoreCase(choice.value()))
                .map(Parameter::name)
                .findFirst()
                .orElse("");
    }
}
