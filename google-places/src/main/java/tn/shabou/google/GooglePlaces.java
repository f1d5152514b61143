package tn.shabou.google;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two questions that we have for Google. Neither keeps anything. */
@ApplicationScoped
public class GooglePlaces {

    private static final String SEARCH = "/v1/places:searchText";

    /** The token is a field like any other: unasked for, it is not answered. */
    private static final String IDS_ALONE = "places.id,nextPageToken";

    private final GoogleDoor door;

    GooglePlaces(GoogleDoor door) {
        this.door = door;
    }

    /**
     * What Google says of a place right now, to be shown with its attribution and to be forgotten.
     * Fields that it does not know are left out.
     */
    public record Details(String placeId, Map<PlaceField, String> values) {}

    /**
     * The ids of what a search finds, at most {@value IdSearch#MOST_RESULTS} of them, each page a
     * request.
     *
     * @return fails with {@link GoogleTrouble}
     */
    public Uni<List<String>> ids(IdSearch search) {
        return more(search, Optional.empty(), List.of());
    }

    /**
     * The ids of the first page alone.
     *
     * @return fails with {@link GoogleTrouble}
     */
    public Uni<List<String>> firstIds(IdSearch search) {
        return page(search, Optional.empty()).map(Page::ids);
    }

    /**
     * @return fails with {@link GoogleTrouble}
     */
    public Uni<Details> details(String placeId, Collection<PlaceField> fields) {
        var path = "/v1/places/" + URLEncoder.encode(placeId, StandardCharsets.UTF_8);
        return door.get(
                        path + "?languageCode=fr&regionCode=TN",
                        PlaceField.mask(fields),
                        PlaceField.sku(fields))
                .map(answer -> details(placeId, answer, fields));
    }

    private record Page(List<String> ids, Optional<String> next) {}

    private Uni<List<String>> more(IdSearch search, Optional<String> token, List<String> before) {
        return page(search, token)
                .chain(page -> {
                    var all = new ArrayList<>(before);
                    page.ids().stream().filter(id -> !before.contains(id)).forEach(all::add);
                    return page.next().isPresent() && all.size() < IdSearch.MOST_RESULTS
                            ? more(search, page.next(), all)
                            : Uni.createFrom().item(List.copyOf(all));
                });
    }

    private Uni<Page> page(IdSearch search, Optional<String> token) {
        return door.post(SEARCH, search.body(token), IDS_ALONE, Sku.TEXT_SEARCH_IDS)
                .map(GooglePlaces::page);
    }

    private static Page page(JsonObject answer) {
        var ids =
                answer.getJsonArray("places", new JsonArray()).stream()
                        .filter(JsonObject.class::isInstance)
                        .map(place -> ((JsonObject) place).getString("id"))
                        .filter(id -> id != null)
                        .toList();
        return new Page(
                ids,
                Optional.ofNullable(answer.getString("nextPageToken"))
                        .filter(token -> !token.isEmpty()));
    }

    private static Details details(
            String placeId, JsonObject answer, Collection<PlaceField> fields) {
        var values = new EnumMap<PlaceField, String>(PlaceField.class);
        fields.forEach(field -> {
            var value = text(answer.getValue(field.path()));
            if (value != null) {
                values.put(field, value);
            }
        });
        return new Details(answer.getString("id", placeId), values);
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case JsonObject named when named.containsKey("text") -> named.getString("text");
            case JsonObject at when at.containsKey("latitude") ->
                    at.getValue("latitude") + "," + at.getValue("longitude");
            case null, default -> null;
        };
    }
}
