package tn.shabou.prospector.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The product cards of a page: elements of the same kind as at least two siblings, each with a
 * price and a link. What stands in them is the price of something else.
 */
final class ProductCards {

    private static final int FEWEST = 3;

    /** Elements of a card; a whole shelf of them has more. */
    private static final int LARGEST = 500;

    private final Set<Element> cards = new HashSet<>();

    /**
     * @param prices elements that show a price
     * @param sizes of the elements of the page
     * @param around elements around the heading of the page, which are no cards
     */
    ProductCards(List<Element> prices, Sizes sizes, Set<Element> around) {
        var siblings = new HashMap<Element, Map<String, List<Element>>>();
        for (var element : withParents(prices)) {
            var parent = element.parent();
            if (parent != null
                    && !around.contains(element)
                    && sizes.isSmall(element, LARGEST)
                    && element.selectFirst("a[href]") != null) {
                siblings.computeIfAbsent(parent, _ -> new HashMap<>())
                        .computeIfAbsent(kind(element), _ -> new ArrayList<>())
                        .add(element);
            }
        }
        siblings.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .filter(alike -> alike.size() >= FEWEST)
                .forEach(cards::addAll);
    }

    boolean contains(Element element) {
        return cards.contains(element);
    }

    private static Set<Element> withParents(List<Element> elements) {
        var all = new HashSet<Element>();
        for (var element : elements) {
            for (var e = element; e != null && all.add(e); ) {
                e = e.parent();
            }
        }
        return all;
    }

    private static String kind(Element element) {
        var classes = element.classNames();
        return element.normalName() + (classes.isEmpty() ? "" : '.' + classes.iterator().next());
    }
}
