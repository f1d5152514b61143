package tn.shabou.prospector.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A quality that an element has by itself or from what it stands in. What is around the heading of
 * the page hands nothing down, whatever it is called. Each element is looked at once, so that deep
 * pages take no longer than wide ones.
 */
final class Inherited {

    private final Predicate<Element> quality;
    private final Set<Element> aroundHeading;
    private final Map<Element, Boolean> known = new HashMap<>();

    Inherited(Page page, Predicate<Element> quality) {
        this.quality = quality;
        this.aroundHeading = page.aroundHeading();
    }

    boolean holds(Element element) {
        var unknown = new ArrayList<Element>();
        @Nullable Element e = element;
        while (e != null && !known.containsKey(e) && !aroundHeading.contains(e)) {
            unknown.add(e);
            e = e.parent();
        }
        boolean holds = e != null && known.getOrDefault(e, false);
        for (var inner : unknown.reversed()) {
            holds = holds || quality.test(inner);
            known.put(inner, holds);
        }
        return holds;
    }
}
