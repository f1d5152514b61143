package tn.shabou.local.suppliers;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sitemap of sitemaps.org, version 0.9. */
final class Sitemap {

    private Sitemap() {}

    static String of(String base, Stream<String> paths) {
        return paths.map(path -> "<url><loc>" + base + path + "</loc></url>\n")
                .collect(
                        Collectors.joining(
                                "",
                                """
                                <?xml version="1.0" encoding="UTF-8"?>
                                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                                """,
                                "</urlset>\n"));
    }
}
