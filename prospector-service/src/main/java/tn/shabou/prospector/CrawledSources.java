package tn.shabou.prospector;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tn.shabou.prospector.leads.Sources;
import tn.shabou.prospector.leads.Sources.Source;
import tn.shabou.prospector.marketplaces.Adapters;

/** The sites that can be crawled: a marketplace without an adapter cannot, and staff see why. */
@ApplicationScoped
class CrawledSources {

    private final Sources sources;
    private final Adapters adapters;

    CrawledSources(Sources sources, Adapters adapters) {
        this.sources = sources;
        this.adapters = adapters;
    }

    /** All of them, or only that one. */
    Uni<List<Source>> of(Optional<Long> only) {
        return sources.crawled(only)
                .call(this::report)
                .map(all -> all.stream().filter(this::isReadable).toList());
    }

    private Uni<Void> report(List<Source> all) {
        return Multi.createFrom()
                .items(all.stream().filter(source -> !isReadable(source)))
                .onItem()
                .transformToUniAndConcatenate(source ->
                        sources.isInTrouble(
                                source.id(),
                                "%s: there is no adapter %s (any more), and so no contract"
                                        .formatted(source.name(), source.adapter())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private boolean isReadable(Source source) {
        return source.adapter() == null || adapters.find(source.adapter()).isPresent();
    }
}
