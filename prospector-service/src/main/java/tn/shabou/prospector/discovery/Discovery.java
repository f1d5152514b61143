package tn.shabou.prospector.discovery;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.prospector.leads.Sources;
import tn.shabou.prospector.leads.Sources.Listing;
import tn.shabou.redisstreams.PermanentFailure;
import tn.shabou.runs.NewTask;

/** Asks the sources that are not crawled what they have. */
@ApplicationScoped
public class Discovery {

    private static final Logger LOG = Logger.getLogger(Discovery.class);

    private final Sources sources;
    private final List<LeadSource> kinds;

    Discovery(Sources sources, @All List<LeadSource> kinds) {
        this.sources = sources;
        this.kinds = kinds;
    }

    /**
     * The first tasks of a run. A source in trouble keeps no other from being asked; where it is
     * the only one that was asked for, the run fails with it.
     */
    public Uni<List<NewTask>> tasks(RunRequested run, Optional<Long> only) {
        return sources.listings(only)
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(source -> tasks(run, source, only.isPresent()))
                .collect()
                .asList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private Uni<List<NewTask>> tasks(RunRequested run, Listing source, boolean alone) {
        return kinds.stream()
                .filter(kind -> kind.kind().equals(source.kind()))
                .findFirst()
                .map(kind -> tasks(run, source, kind, alone))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<NewTask>> tasks(
            RunRequested run, Listing source, LeadSource kind, boolean alone) {
        return kind.tasks(run, source)
                .call(() -> sources.isWell(source.id()))
                .onFailure(SourceTrouble.class)
                .recoverWithUni(e -> withoutIt(source, (SourceTrouble) e, alone));
    }

    private Uni<List<NewTask>> withoutIt(Listing source, SourceTrouble trouble, boolean alone) {
        LOG.warnf("source %s: %s", source.name(), trouble.said());
        return sources.isInTrouble(source.id(), trouble.said())
                .chain(() ->
                        alone
                                ? Uni.createFrom()
                                        .failure(new PermanentFailure(trouble.said(), trouble))
                                : Uni.createFrom().item(List.of()));
    }
}
