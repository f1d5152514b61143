package tn.shabou.prospector.identity;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of an address on the web that somebody registered for themselves. */
final class OwnDomain {

    /** Where everybody may have a page or a mailbox; subdomains of these say nothing either. */
    private static final Set<String> SHARED =
            Set.of(
                    "facebook.com",
                    "fb.com",
                    "fb.me",
                    "instagram.com",
                    "linkedin.com",
                    "youtube.com",
                    "tiktok.com",
                    "twitter.com",
                    "x.com",
                    "t.me",
                    "wa.me",
                    "whatsapp.com",
                    "google.com",
                    "goo.gl",
                    "g.page",
                    "business.site",
                    "blogspot.com",
                    "wordpress.com",
                    "wixsite.com",
                    "wix.com",
                    "webnode.fr",
                    "webnode.com",
                    "jimdofree.com",
                    "weebly.com",
                    "over-blog.com",
                    "e-monsite.com",
                    "site123.me",
                    "linktr.ee",
                    "bit.ly",
                    "gmail.com",
                    "googlemail.com",
                    "yahoo.com",
                    "yahoo.fr",
                    "ymail.com",
                    "hotmail.com",
                    "hotmail.fr",
                    "outlook.com",
                    "outlook.fr",
                    "live.com",
                    "live.fr",
                    "msn.com",
                    "icloud.com",
                    "aol.com",
                    "laposte.net",
                    "orange.fr",
                    "free.fr",
                    "gmx.com",
                    "gmx.fr",
                    "protonmail.com",
                    "proton.me",
                    "planet.tn",
                    "topnet.tn",
                    "gnet.tn",
                    "hexabyte.tn",
                    "tunet.tn",
                    "globalnet.tn",
                    "ooredoo.tn",
                    "orange.tn",
                    "tunisietelecom.tn",
                    "email.ati.tn",
                    "tayara.tn",
                    "jumia.com.tn",
                    "pagesjaunes.com.tn",
                    "automobile.tn",
                    "tunisie-annonce.com");

    private OwnDomain() {}

    /** Empty for hosts that many share, and for addresses without a name. */
    static Optional<String> of(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        return Optional.ofNullable(registrable(name))
                .filter(domain -> !SHARED.contains(domain) && !SHARED.contains(name));
    }

    private static @Nullable String registrable(String host) {
        return host.matches("[^:]*\\p{L}[^:]*\\.[^:]*")
                ? EffectiveTldFinder.getAssignedDomain(host, true, true)
                : null;
    }
}
