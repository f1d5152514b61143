package tn.shabou.api.google;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.google.LeadPlaces.Subject;
import tn.shabou.api.http.Problem;
import tn.shabou.google.GooglePlaces;
import tn.shabou.google.GooglePlaces.Details;
import tn.shabou.google.GoogleTrouble;
import tn.shabou.google.IdSearch;
import tn.shabou.google.PlaceField;

/** Asks Google about a lead: about the place that it is said to be, else by its name. */
@ApplicationScoped
class LiveGoogle {

    private static final String ATTRIBUTION = "Google Maps";

    private static final IdSearch.Rectangle TUNISIA = new IdSearch.Rectangle(7.5, 30.2, 11.6, 37.6);

    /** Degrees around where a lead is known to be: some five kilometres. */
    private static final double AROUND = 0.05;

    private static final int MOST_CANDIDATES = 5;

    private final LeadPlaces places;
    private final GooglePlaces google;

    LiveGoogle(LeadPlaces places, GooglePlaces google) {
        this.places = places;
        this.google = google;
    }

    /** Empty when there is no such lead. */
    Uni<Optional<GoogleView>> show(UUID lead, Wanted wanted) {
        return places.find(lead)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : show(found.get(), wanted).map(Optional::of));
    }

    private Uni<GoogleView> show(Subject subject, Wanted wanted) {
        var source = subject.sourceId();
        if (source == null) {
            return Uni.createFrom()
                    .failure(
                            new Problem(
                                    GoogleProblem.GOOGLE_SWITCHED_OFF,
                                    "An administrator can switch it on among the sources."));
        }
        var known = subject.placeId();
        return (known == null ? byName(subject, wanted) : byId(known, List.of(), true, wanted))
                .onFailure(GoogleTrouble.class)
                .recoverWithUni(e -> refused(source, known, (GoogleTrouble) e));
    }

    private Uni<GoogleView> byName(Subject subject, Wanted wanted) {
        return google.firstIds(search(subject))
                .map(ids -> ids.stream().limit(MOST_CANDIDATES).toList())
                .invoke(ids -> {
                    if (ids.isEmpty()) {
                        throw new Problem(
                                GoogleProblem.GOOGLE_KNOWS_NO_SUCH_PLACE,
                                "A search for the name of the lead finds nothing there.");
                    }
                })
                .call(places::keep)
                .chain(ids -> byId(ids.getFirst(), ids, false, wanted));
    }

    private Uni<GoogleView> byId(
            String placeId, List<String> candidates, boolean accepted, Wanted wanted) {
        return google.details(placeId, wanted.fields())
                .map(details -> view(details, candidates, accepted));
    }

    private static IdSearch search(Subject subject) {
        var text =
                Stream.of(subject.name(), subject.city())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" "));
        var latitude = subject.latitude();
        var longitude = subject.longitude();
        var within =
                latitude == null || longitude == null
                        ? TUNISIA
                        : new IdSearch.Rectangle(
                                longitude - AROUND,
                                latitude - AROUND,
                                longitude + AROUND,
                                latitude + AROUND);
        return new IdSearch(text, Optional.of(within));
    }

    private static GoogleView view(Details details, List<String> candidates, boolean accepted) {
        var values = details.values();
        return new GoogleView(
                details.placeId(),
                accepted,
                new ArrayList<>(candidates),
                values.get(PlaceField.NAME),
                values.get(PlaceField.ADDRESS),
                values.get(PlaceField.LOCATION),
                values.get(PlaceField.STATUS),
                values.get(PlaceField.PHONE),
                values.get(PlaceField.WEBSITE),
                values.get(PlaceField.MAPS_LINK),
                ATTRIBUTION);
    }

    private Uni<GoogleView> refused(long source, @Nullable String placeId, GoogleTrouble trouble) {
        return switch (trouble.cause()) {
            case DENIED, NO_KEY ->
                    places.switchOff(source, trouble.said())
                            .chain(() ->
                                    Uni.createFrom()
                                            .failure(
                                                    new Problem(
                                                            GoogleProblem.GOOGLE_SWITCHED_OFF,
                                                            "It refused us, so the source was switched off: %s",
                                                            trouble.said())));
            case OVER_BUDGET ->
                    Uni.createFrom()
                            .failure(
                                    new Problem(
                                            GoogleProblem.GOOGLE_BUDGET_SPENT,
                                            "Ask for less, or wait for the next month: %s.",
                                            trouble.said()));
            case UNKNOWN_PLACE ->
                    (placeId == null ? Uni.createFrom().voidItem() : places.isObsolete(placeId))
                            .chain(() ->
                                    Uni.createFrom()
                                            .failure(
                                                    new Problem(
                                                            GoogleProblem
                                                                    .GOOGLE_KNOWS_NO_SUCH_PLACE,
                                                            "The place has gone from Google: choose another one, or none.")));
            case AWAY, MISTAKE ->
                    Uni.createFrom()
                            .failure(
                                    new Problem(
                                            GoogleProblem.GOOGLE_AWAY,
                                            "Try again in a while: %s.",
                                            trouble.said()));
        };
    }
}
