package tn.shabou.prospector.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what shops say of things in RDFa as if they had said it in microdata. */
final class Rdfa {

    private static final Pattern PREFIX = Pattern.compile("(?i)^(?:schema|s|v|gr|product|og):");

    private Rdfa() {}

    /** Adds to the elements that RDFa describes what microdata would have had there. */
    static void spellOut(Document document) {
        var things = document.select("[typeof]:not([itemscope])");
        if (things.isEmpty()) {
            return;
        }
        things.forEach(thing ->
                thing.attr("itemscope", "")
                        .attr("itemtype", PREFIX.matcher(thing.attr("typeof")).replaceFirst("")));
        document.body().select("[property]:not([itemprop])").forEach(Rdfa::name);
    }

    private static void name(Element value) {
        value.attr("itemprop", PREFIX.matcher(value.attr("property")).replaceFirst(""));
    }
}
