package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Signs that a page shows nothing until its scripts have run. */
final class ScriptSigns {

    /** Where the usual frameworks put a page together. */
    private static final String ROOTS =
            "#root, #app, #__next, #__nuxt, #___gatsby, #svelte, #q-app, app-root, [ng-app], [data-reactroot], [data-v-app]";

    /** Characters; a page with less to read is a frame. */
    private static final int FRAME = 300;

    private static final int EMPTY = 40;

    private static final Pattern DEMAND =
            Pattern.compile(
                    "javascript.{0,80}(?:enable|activ|aktivier|habilit|abilit|requi|need|nécessaire|necess|benötig)"
                            + "|(?:enable|activ|aktivier|habilit|abilit|requi|need|benötig).{0,80}javascript|جافا ?سكريبت",
                    CASE_INSENSITIVE);

    private ScriptSigns() {}

    /** The sign, fit to be kept and shown; empty where the page is there without scripts. */
    static Optional<String> of(Document document) {
        if (document.selectFirst("script") == null) {
            return Optional.empty();
        }
        int text = length(document.body());
        var root = document.selectFirst(ROOTS);
        if (root != null && length(root) < EMPTY && text < FRAME) {
            return Optional.of("empty root element " + root.cssSelector());
        }
        var demand =
                document.select("noscript").stream()
                        .anyMatch(element -> DEMAND.matcher(element.text()).find());
        if (demand && text < 2 * FRAME) {
            return Optional.of("noscript asks for JavaScript");
        }
        return text < EMPTY && document.select("a[href]").size() < 3
                ? Optional.of("no text but scripts")
                : Optional.empty();
    }

    private static int length(Element element) {
        int length = element.text().length();
        for (var hidden : element.select("noscript")) {
            length -= hidden.text().length();
        }
        return Math.max(0, length);
    }
}
