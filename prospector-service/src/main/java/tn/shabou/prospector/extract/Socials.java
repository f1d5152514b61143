package tn.shabou.prospector.extract;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.prospector.extract.JsonLd.Thing;

/** The accounts of a business on social networks; never those buttons by which readers share. */
final class Socials {

    private static final Pattern ACCOUNT =
            Pattern.compile(
                    "(?i)^https?://(?:[a-z]{2,3}(?:-[a-z]{2})?\\.)?"
                            + "(?<account>facebook\\.com/(?:pages/[^/?#]+/\\d+|profile\\.php\\?id=\\d+|[\\w.%-]{3,80})"
                            + "|instagram\\.com/[\\w.]{2,40}|linkedin\\.com/(?:company|in|school)/[\\w%.-]{2,100}"
                            + "|youtube\\.com/(?:@[\\w.-]+|(?:channel|user|c)/[\\w-]+)|tiktok\\.com/@[\\w.]+"
                            + "|(?:twitter|x)\\.com/\\w{2,20}|pinterest\\.[a-z.]{2,6}/\\w{3,40}|t\\.me/\\w{4,40})/?(?:[?#].*)?$");
    private static final Pattern NO_ACCOUNT =
            Pattern.compile(
                    "(?i)/(?:share\\w*|sharer.*|intent|home|tr|plugins|dialog|hashtag|explore|p|reel|login|policies|privacy|legal|help|groups|events|watch|photo.*|wix|prestashop|shopify|woocommerce)/?$");

    private Socials() {}

    static Stream<Fact> read(Page page) {
        return page
                .document()
                .select("a[href*=.com/], a[href*=t.me/], a[href*=pinterest.]")
                .stream()
                .map(link -> link.attr("abs:href"))
                .flatMap(address -> fact(address, "link", 0.8));
    }

    static Stream<Fact> of(Thing business) {
        return business.all("sameAs").stream()
                .flatMap(same -> same.asText().stream())
                .flatMap(address -> fact(address, "json-ld", 0.9));
    }

    static Stream<Fact> fact(String address, String method, double confidence) {
        Patience.check();
        if (address.length() > Page.LONGEST_ADDRESS) {
            return Stream.empty();
        }
        var account = ACCOUNT.matcher(address.strip());
        if (!account.matches() || NO_ACCOUNT.matcher(account.group("account")).find()) {
            return Stream.empty();
        }
        var plain = "https://www." + account.group("account").replaceFirst("/$", "");
        return Stream.of(new Fact(FactKind.SOCIAL, plain, address, method, confidence));
    }
}
