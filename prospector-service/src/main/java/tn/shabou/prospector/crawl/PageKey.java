package tn.shabou.prospector.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** One spelling for each page, so that two links to it are one. */
public final class PageKey {

    private static final int LONGEST = 200;
    private static final BasicURLNormalizer NORMALISER =
            BasicURLNormalizer.newBuilder()
                    .queryParamsToRemove(
                            List.of(
                                    "utm_source",
                                    "utm_medium",
                                    "utm_campaign",
                                    "utm_term",
                                    "utm_content",
                                    "gclid",
                                    "fbclid",
                                    "msclkid",
                                    "srsltid",
                                    "ref",
                                    "PHPSESSID",
                                    "jsessionid",
                                    "sid"))
                    .build();

    private PageKey() {}

    /** The URL without fragment, tracking parameters and other variations that change nothing. */
    public static String canonical(String url) {
        return Objects.requireNonNullElse(NORMALISER.filter(url), url);
    }

    /** The same of an address that is sound; one that is not stays as it is. */
    public static URI canonicalUri(URI url) {
        try {
            return URI.create(canonical(url.toString()));
        } catch (IllegalArgumentException _) {
            return url;
        }
    }

    /** The canonical URL; for a long one its beginning and a hash, unique all the same. */
    public static String of(String url) {
        var canonical = canonical(url);
        return canonical.length() <= LONGEST
                ? canonical
                : canonical.substring(0, LONGEST - 34) + '#' + hash(canonical).substring(0, 32);
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
