package tn.shabou.api.storefront;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.pages.JsonLd;
import tn.shabou.api.pages.Site;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.products.FitmentTree;
import tn.shabou.api.products.ProductDetail;
import tn.shabou.api.storefront.ListView.Crumb;

/** What search engines read of pages, in the words of schema.org. */
@ApplicationScoped
class SchemaOrg {

    private static final String CONTEXT = "@context";
    private static final String TYPE = "@type";
    private static final String HERE = "https://schema.org";
    private static final int MOST_CARS = 20;

    private final ObjectMapper json;
    private final Site site;

    SchemaOrg(ObjectMapper json, Site site) {
        this.json = json;
        this.site = site;
    }

    JsonLd crumbs(Visit visit, List<Crumb> crumbs) {
        return JsonLd.of(json, breadcrumbs(visit, crumbs));
    }

    JsonLd store(Visit visit, ShopCard shop) {
        var store = new LinkedHashMap<String, Object>();
        store.put(CONTEXT, HERE);
        store.put(TYPE, "AutoPartsStore");
        store.put("name", Said.shop(visit.language()).tagline());
        store.put("url", site.url("/" + visit.lang() + "/"));
        shop.phone().ifPresent(phone -> store.put("telephone", phone));
        shop.address().ifPresent(address -> store.put("address", address));
        store.put("currenciesAccepted", "TND");
        return JsonLd.of(json, store);
    }

    JsonLd product(Visit visit, ProductDetail part, List<Crumb> crumbs) {
        var product = new LinkedHashMap<String, Object>();
        product.put(TYPE, "Product");
        product.put("name", part.name());
        product.put("sku", part.sku());
        number(part, "MPN").ifPresent(number -> product.put("mpn", number));
        number(part, "EAN").ifPresent(number -> product.put("gtin", number));
        product.put("brand", Map.of(TYPE, "Brand", "name", part.brand().name()));
        product.put("category", part.category().name());
        var description = part.description();
        if (description != null) {
            product.put("description", description);
        }
        var image = part.imageUrl();
        if (image != null) {
            product.put("image", image.startsWith("/") ? site.url(image) : image);
        }
        product.put("offers", offer(visit, part));
        var cars = cars(part.fitment());
        if (!cars.isEmpty()) {
            product.put("isAccessoryOrSparePartFor", cars);
        }
        return JsonLd.of(
                json,
                Map.of(CONTEXT, HERE, "@graph", List.of(product, breadcrumbs(visit, crumbs))));
    }

    private Map<String, Object> offer(Visit visit, ProductDetail part) {
        return Map.of(
                TYPE,
                "Offer",
                "url",
                site.url("/" + visit.lang() + "/piece/" + part.slug()),
                "price",
                part.price().amount().toPlainString(),
                "priceCurrency",
                part.price().currency(),
                "availability",
                HERE + (part.inStock() ? "/InStock" : "/OutOfStock"),
                "itemCondition",
                HERE + (part.qualityTier().equals("USED") ? "/UsedCondition" : "/NewCondition"));
    }

    private static Optional<String> number(ProductDetail part, String kind) {
        return part.references().stream()
                .filter(numbers -> numbers.kind().equals(kind))
                .flatMap(numbers -> numbers.numbers().stream())
                .map(ProductDetail.PartNumberOf::number)
                .findFirst();
    }

    private static List<Map<String, Object>> cars(FitmentTree fitment) {
        var cars = new ArrayList<Map<String, Object>>();
        for (var make : fitment.makes()) {
            for (var model : orEmpty(make.models())) {
                for (var generation : orEmpty(model.generations())) {
                    cars.add(
                            Map.of(
                                    TYPE,
                                    "Car",
                                    "name",
                                    make.name() + " " + model.name() + " " + generation.name(),
                                    "brand",
                                    Map.of(TYPE, "Brand", "name", make.name()),
                                    "model",
                                    model.name()));
                }
            }
        }
        return cars.subList(0, Math.min(cars.size(), MOST_CARS));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private Map<String, Object> breadcrumbs(Visit visit, List<Crumb> crumbs) {
        var items = new ArrayList<Map<String, Object>>();
        items.add(item(1, Said.shop(visit.language()).home(), "/" + visit.lang() + "/"));
        for (var crumb : crumbs) {
            items.add(item(items.size() + 1, crumb.name(), crumb.href()));
        }
        return Map.of(CONTEXT, HERE, TYPE, "BreadcrumbList", "itemListElement", items);
    }

    private Map<String, Object> item(int position, String name, String path) {
        return Map.of(TYPE, "ListItem", "position", position, "name", name, "item", site.url(path));
    }
}
