package tn.shabou.prospector;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import tn.shabou.model.leads.GoogleSearch;
import tn.shabou.prospector.discovery.GoogleGrid;
import tn.shabou.runs.DeadTasks;
import tn.shabou.runs.Runs;

/**
 * The way of Google's ids: discover ─▶ GoogleSearch ─▶ ids, and four more searches if it is full.
 */
@ApplicationScoped
@RegisterForReflection(targets = GoogleSearch.class)
class GoogleSearching {

    private final GoogleGrid grid;
    private final Runs runs;
    private final DeadTasks deadTasks;

    GoogleSearching(GoogleGrid grid, Runs runs, DeadTasks deadTasks) {
        this.grid = grid;
        this.runs = runs;
        this.deadTasks = deadTasks;
    }

    /** A search that was answered already is not paid for again. */
    @Incoming("google")
    Uni<Void> search(GoogleSearch cell) {
        return runs.isOpen(cell)
                .chain(open ->
                        open
                                ? grid.search(cell)
                                        .chain(ids ->
                                                runs.complete(
                                                        cell,
                                                        transaction ->
                                                                grid.keep(transaction, cell, ids)))
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem());
    }

    @Incoming("dead-google")
    Uni<Void> bury(Message<String> deadLetter) {
        return deadTasks.bury(deadLetter);
    }
}
