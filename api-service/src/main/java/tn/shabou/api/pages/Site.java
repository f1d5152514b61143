package tn.shabou.api.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** Where the pages are, as the outside world calls it. */
@ApplicationScoped
@Named("site")
public class Site {

    private final String origin;

    Site(PagesConfig config) {
        this.origin =
                config.origins().orElse(List.of()).stream()
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .findFirst()
                        .map(url -> url.replaceFirst("/+$", ""))
                        .orElse("");
    }

    /** The whole address of what is at this path; the path itself where no origin is set. */
    public String url(String path) {
        return origin + path;
    }
}
