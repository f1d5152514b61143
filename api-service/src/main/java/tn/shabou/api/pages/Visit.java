package tn.shabou.api.pages;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import tn.shabou.api.http.Language;

/** A request for a page, whose address begins with its language. */
public record Visit(UriInfo uri) {

    /** How addresses of pages begin. */
    public static final String LANGUAGES = "/{lang:fr|ar}";

    /** {@code fr} or {@code ar}. */
    public String lang() {
        return uri.getRequestUri().getRawPath().startsWith("/ar") ? "ar" : "fr";
    }

    public Language language() {
        return Language.of(lang());
    }

    /** Path and query within the language, such as {@code recherche?q=filtre}. */
    public String path() {
        var query = uri.getRequestUri().getRawQuery();
        var path = uri.getRequestUri().getRawPath().substring(1 + lang().length());
        return path.replaceFirst("^/", "") + (query == null ? "" : "?" + query);
    }

    /** All values of a parameter of the query. */
    public List<String> all(String parameter) {
        return uri.getQueryParameters().getOrDefault(parameter, List.of());
    }
}
