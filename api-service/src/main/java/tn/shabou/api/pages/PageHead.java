package tn.shabou.api.pages;

import java.util.Optional;
import tn.shabou.api.http.Language;

/**
 * What stands in the head of a page.
 *
 * @param title of the page alone; the name of the shop is added
 * @param description for search engines; may be empty
 * @param path of this page within its language, with its query, such as {@code piece/disque-1}
 * @param canonical the same of the page that stands for this one
 * @param indexed whether search engines may keep it
 * @param data what machines read of it, as JSON-LD
 */
public record PageHead(
        Language language,
        String title,
        String description,
        String path,
        String canonical,
        boolean indexed,
        Optional<JsonLd> data) {

    /** A page that search engines have no use for. */
    public static PageHead hidden(Visit visit, String title) {
        return new PageHead(
                visit.language(), title, "", visit.path(), visit.path(), false, Optional.empty());
    }

    /** A page that stands for itself. */
    public static PageHead indexed(
            Visit visit, String title, String description, String canonical) {
        return new PageHead(
                visit.language(),
                title,
                description,
                visit.path(),
                canonical,
                true,
                Optional.empty());
    }

    public PageHead with(JsonLd json) {
        return new PageHead(
                language, title, description, path, canonical, indexed, Optional.of(json));
    }

    public String lang() {
        return language.tag();
    }

    public String dir() {
        return language == Language.AR ? "rtl" : "ltr";
    }

    /** The other language. */
    public Language other() {
        return language == Language.AR ? Language.FR : Language.AR;
    }

    /** Where pages of this language are. */
    public String home() {
        return "/" + lang() + "/";
    }
}
