package tn.shabou.testing;

import com.microsoft.playwright.Page;
import java.util.List;

/** What on a page keeps people from using it, as axe-core finds it (WCAG 2.2 AA). */
public final class Barriers {

    private static final String FIND =
            """
            async () => (await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations
              .filter(one => one.impact === 'serious' || one.impact === 'critical')
              .map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))
            """;

    private Barriers() {}

    /** Each serious or critical one: the rule, and where it is broken. */
    @SuppressWarnings("unchecked")
    public static List<String> on(Page page) {
        page.evaluate(Chromium.axe());
        return (List<String>) page.evaluate(FIND);
    }
}
