package tn.shabou.prospector;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import tn.shabou.model.leads.PlaceBatch;
import tn.shabou.prospector.leads.Places;
import tn.shabou.runs.DeadTasks;
import tn.shabou.runs.Runs;
import tn.shabou.runs.TaskOutcome;

/** The short way of what is not crawled: discover ─▶ PlaceBatch ─▶ write. */
@ApplicationScoped
@RegisterForReflection(
        targets = {PlaceBatch.class, PlaceBatch.Place.class, PlaceBatch.OperatingStatus.class})
class PlaceWriting {

    private final Places places;
    private final Runs runs;
    private final DeadTasks deadTasks;

    PlaceWriting(Places places, Runs runs, DeadTasks deadTasks) {
        this.places = places;
        this.runs = runs;
        this.deadTasks = deadTasks;
    }

    @Incoming("places")
    Uni<Void> write(PlaceBatch batch) {
        return runs.complete(
                        batch,
                        transaction ->
                                places.write(transaction, batch)
                                        .map(written ->
                                                TaskOutcome.of(
                                                        Map.of(
                                                                "places",
                                                                batch.places().size(),
                                                                "leads",
                                                                written.fresh(),
                                                                "changed",
                                                                written.changed()))))
                .replaceWithVoid();
    }

    @Incoming("dead-places")
    Uni<Void> bury(Message<String> deadLetter) {
        return deadTasks.bury(deadLetter);
    }
}
