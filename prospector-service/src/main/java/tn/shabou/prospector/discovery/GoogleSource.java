package tn.shabou.prospector.discovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tn.shabou.model.leads.GoogleSearch;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.prospector.leads.Sources.Listing;
import tn.shabou.runs.NewTask;

/** Google's places, of which ids may be kept and nothing else. */
@ApplicationScoped
class GoogleSource implements LeadSource {

    private final GoogleSearchConfig config;
    private final PlacesConfig places;

    GoogleSource(GoogleSearchConfig config, PlacesConfig places) {
        this.config = config;
        this.places = places;
    }

    @Override
    public String kind() {
        return "GOOGLE_PLACES";
    }

    @Override
    public Uni<List<NewTask>> tasks(RunRequested run, Listing source) {
        var area = Area.of(places.area());
        return Uni.createFrom()
                .item(
                        config.texts().stream()
                                .map(text -> GoogleGrid.task(whole(run, source, text, area)))
                                .toList());
    }

    private static GoogleSearch whole(RunRequested run, Listing source, String text, Area area) {
        return new GoogleSearch(
                run.runId(),
                "google %d %s".formatted(source.id(), text),
                source.id(),
                text,
                area.west(),
                area.south(),
                area.east(),
                area.north(),
                0);
    }
}
