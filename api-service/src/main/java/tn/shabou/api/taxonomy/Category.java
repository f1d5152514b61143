package tn.shabou.api.taxonomy;

import java.util.Optional;
import tn.shabou.api.http.Language;

/**
 * A part family.
 *
 * @param parentId empty at the top of the tree
 */
public record Category(
        long id, Optional<Long> parentId, String slug, String nameFr, String nameAr) {

    public String name(Language language) {
        return language == Language.AR ? nameAr : nameFr;
    }
}
