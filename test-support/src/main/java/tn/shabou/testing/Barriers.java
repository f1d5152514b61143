package tn.shabou.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What on a page keeps people from using it, as axe-core finds it (WCAG 2.2 AA). */
public final class Barriers {

    private static final List<String> ALL =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String FIND =
            """
            async (rules) => (await axe.run(document, { runOnly: rules }))
              .violations
              .filter(one => one.impact === 'serious' || one.impact === 'critical')
              .map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))
            """;

    private Barriers() {}

    /** Each serious or critical one: the rule, and where it is broken. */
    public static List<String> on(Page page) {
        return on(page, ALL);
    }

    /** Those that colours make for who prefers them dark. */
    public static List<String> inTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        var barriers = on(page, List.of("color-contrast"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return barriers;
    }

    @SuppressWarnings("unchecked")
    private static List<String> on(Page page, List<String> rules) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(Chromium.axe());
        }
        return (List<String>) page.evaluate(FIND, rules);
    }
}
