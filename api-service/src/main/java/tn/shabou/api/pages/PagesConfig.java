package tn.shabou.api.pages;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What pages need to know of where they are. */
@ConfigMapping(prefix = "shabou.pages")
interface PagesConfig {

    /**
     * {@code FRONTEND_URL}; the first, such as {@code https://shabou.tn}, is what search engines
     * are told that pages are called. Without it they are told paths alone.
     */
    Optional<List<String>> origins();
}
