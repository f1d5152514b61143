package tn.shabou.google;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A text search that is answered with ids alone, page by page.
 *
 * @param text what people would write, such as {@code pièces auto Sfax}
 * @param within outside of which nothing is found; the whole of Tunisia is a good one
 */
public record IdSearch(String text, Optional<Rectangle> within) {

    /** Google answers three pages and no more, however many places there are. */
    public static final int MOST_RESULTS = 60;

    static final int PAGE_SIZE = 20;

    /** In degrees. */
    public record Rectangle(double west, double south, double east, double north) {

        JsonObject json() {
            return new JsonObject()
                    .put("low", new JsonObject().put("latitude", south).put("longitude", west))
                    .put("high", new JsonObject().put("latitude", north).put("longitude", east));
        }
    }

    /**
     * All but the token must be the same for each page, or Google refuses it.
     *
     * @param pageToken of the page before; empty for the first page
     */
    JsonObject body(Optional<String> pageToken) {
        var body =
                new JsonObject()
                        .put("textQuery", text)
                        .put("pageSize", PAGE_SIZE)
                        .put("languageCode", "fr")
                        .put("regionCode", "TN");
        within.ifPresent(rectangle ->
                body.put(
                        "locationRestriction",
                        new JsonObject().put("rectangle", rectangle.json())));
        pageToken.ifPresent(token -> body.put("pageToken", token));
        return body;
    }
}
