package tn.shabou.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the back office, as an administrator sees them. */
final class OfficePages {

    private static final List<String> PATHS =
            List.of(
                    "",
                    "leads",
                    "leads/duplicates",
                    "leads/map",
                    "leads/new",
                    "leads/import",
                    "prices",
                    "forecasts",
                    "forecasts/accuracy",
                    "forecasts/sales",
                    "inventory",
                    "insights",
                    "orders",
                    "terms",
                    "fleet",
                    "products",
                    "products/new",
                    "products/bulk",
                    "categories",
                    "vehicles",
                    "synonyms",
                    "imports",
                    "enquiries",
                    "runs",
                    "dead-letters",
                    "sources",
                    "reports",
                    "audit",
                    "users",
                    "settings",
                    "privacy",
                    "profile");

    /** Pages of one thing, which lists lead to. */
    private static final List<String> ONES =
            List.of("products", "forecasts", "enquiries", "imports", "products/bulk", "runs");

    private OfficePages() {}

    /** Name of the picture and path of the page; of things that there are, the first. */
    static Map<String, String> all(Page page, String address) {
        var all = new LinkedHashMap<String, String>();
        for (var path : PATHS) {
            var name = path.isEmpty() ? "today" : path.replace('/', '-');
            all.put("office-" + name, ("/admin/" + path).replaceFirst("/$", ""));
        }
        for (var list : ONES) {
            page.navigate(address + "/admin/" + list);
            settle(page);
            var ids = Pattern.compile("/admin/" + list + "/([a-z]+/)?[0-9a-f-]*[0-9][0-9a-f-]*");
            page.locator("main a[href^='/admin/" + list + "/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .filter(ids.asMatchPredicate())
                    .findFirst()
                    .ifPresent(path -> all.put("office-one-" + list.replace('/', '-'), path));
        }
        return all;
    }

    /** Lets whoever looks through this window be an administrator, in that language. */
    static void enter(BrowserContext window, String address, String token, String language) {
        window.addCookies(
                Stream.of(new Cookie("accessToken", token), new Cookie("officeLanguage", language))
                        .map(cookie -> cookie.setUrl(address + "/"))
                        .toList());
    }

    /** Scripts fill these pages: until nothing is asked for or loading any more. */
    static void settle(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator(".state-loading, [aria-busy=true]")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
