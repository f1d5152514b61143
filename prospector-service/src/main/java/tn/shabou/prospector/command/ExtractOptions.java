package tn.shabou.prospector.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code shabou extract} was told.
 *
 * @param names files, folders and addresses, in their order
 * @param baseUrl where the pages in the files were found; absent when they have to tell themselves
 */
record ExtractOptions(List<String> names, boolean json, boolean help, @Nullable URI baseUrl) {

    static final String USAGE =
            """
            Usage: ./shabou extract FILE-or-URL… [--json] [--base-url URL]

            Reads product pages of any shop, and pages that tell of the business behind one, and
            prints what they say. What a page does not say, or says in two ways without a reason
            to choose, is left out.

              FILE            a page as HTML, also gzipped; "-" is standard input
              FOLDER          all pages in it and below: *.html, *.htm, *.xhtml, and these with .gz
              URL             fetched as the prospector would: if robots.txt allows it
              --json          one JSON object a line for each page, in the order of the names
              --base-url URL  where the pages of the files were found, when they do not say so
                              by themselves; tells what country a shop is in

            {"page": NAME, "url": …, "product": {…} or null, "business": {…}}, or {"page": NAME,
            "error": WHY}. Each value is {"value", "source", "raw", "confidence"}: where on the page
            it stood (json-ld, microdata, opengraph, a shop system, label, shown, …), the text it
            was read from, and how sure that is, from 0 to 1.

              product   name, price (exact, as a string; "kind" is price, from or range), currency,
                        taxBasis (INCLUDED, EXCLUDED), listPrice, packQuantity, availability
                        (InStock, OutOfStock), sku, mpn, gtin, brand, image; oeReferences is a list
              business  name, address, city, governorate; lists: phones (E.164, with lineType),
                        emails (of the business, not of persons), socials, hours

            Ends with 0, with 1 when a page could not be had or read, with 2 when misused.
            """;

    /**
     * @throws IllegalArgumentException when it makes no sense, with what to do about it
     */
    static ExtractOptions parse(List<String> words) {
        var names = new ArrayList<String>();
        boolean json = false;
        boolean help = false;
        URI base = null;
        boolean namesOnly = false;
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            if (namesOnly || word.equals("-") || !word.startsWith("-")) {
                names.add(word);
            } else if (word.equals("--")) {
                namesOnly = true;
            } else if (word.equals("--json")) {
                json = true;
            } else if (word.equals("--help") || word.equals("-h")) {
                help = true;
            } else if (word.startsWith("--base-url=")) {
                base = address(word.substring(word.indexOf('=') + 1));
            } else if (word.equals("--base-url") && rest.hasNext()) {
                base = address(rest.next());
            } else if (word.equals("--base-url")) {
                throw new IllegalArgumentException("--base-url needs a value");
            } else {
                throw new IllegalArgumentException(
                        "unknown option " + word + "; see ./shabou extract --help");
            }
        }
        if (names.isEmpty() && !help) {
            throw new IllegalArgumentException(
                    "name a file, a folder or an address; see ./shabou extract --help");
        }
        return new ExtractOptions(List.copyOf(names), json, help, base);
    }

    /** Of the web, and with what browsers forgive encoded. */
    static URI address(String text) {
        try {
            var url = URI.create(text.strip().replace(" ", "%20").replace("|", "%7C"));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "not an address that begins with http:// or https://: " + text);
    }
}
