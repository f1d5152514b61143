package tn.shabou.prospector.extract;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** How much each element of a page holds, found in one walk over it. */
final class Sizes implements NodeVisitor {

    /** Times that indentation makes a text longer. */
    private static final int INDENTED = 20;

    private final Map<Element, Size> sizes = new HashMap<>();
    private final ArrayDeque<Size> open = new ArrayDeque<>();

    /** What stands within an element, and itself. */
    private static final class Size {
        private int elements = 1;
        private long characters;
        private long inked;
        private boolean digits;

        private void add(Size inner) {
            elements += inner.elements;
            characters += inner.characters;
            inked += inner.inked;
            digits |= inner.digits;
        }

        private void add(String text) {
            characters += text.length();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!Character.isWhitespace(c)) {
                    inked++;
                    digits |= Character.isDigit(c);
                }
            }
        }
    }

    private Sizes() {}

    static Sizes of(Element root) {
        var sizes = new Sizes();
        root.traverse(sizes);
        return sizes;
    }

    /** Whether it holds so few elements, itself among them. */
    boolean isSmall(Element element, int most) {
        return size(element).elements <= most;
    }

    /** Whether so many characters hold its text, however far it is indented. */
    boolean isShort(Element element, int most) {
        var size = size(element);
        return size.inked <= most && size.characters <= (long) INDENTED * most;
    }

    /** Whether its text has a digit. */
    boolean hasDigits(Element element) {
        return size(element).digits;
    }

    private Size size(Element element) {
        var size = sizes.get(element);
        return size == null ? of(element).size(element) : size;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element) {
            Patience.check();
            open.push(new Size());
        } else if (node instanceof TextNode text && !open.isEmpty()) {
            open.element().add(text.getWholeText());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            var size = open.pop();
            sizes.put(element, size);
            if (!open.isEmpty()) {
                open.element().add(size);
            }
        }
    }
}
