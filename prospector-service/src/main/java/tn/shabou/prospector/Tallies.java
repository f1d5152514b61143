package tn.shabou.prospector;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.prospector.crawl.Visit;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;
import tn.shabou.prospector.crawl.Visit.Outcome.Refused;
import tn.shabou.prospector.crawl.Visit.Outcome.Unchanged;

/** What the operators see: pages by outcome, offers by where their price was found. */
@ApplicationScoped
class Tallies {

    private static final Logger LOG = Logger.getLogger(Tallies.class);

    private final MeterRegistry registry;

    Tallies(MeterRegistry registry) {
        this.registry = registry;
    }

    void visit(Visit visit) {
        var outcome =
                switch (visit.outcome()) {
                    case Answered answer when answer.isPage() -> "page";
                    case Answered _ -> "no-page";
                    case Unchanged _ -> "unchanged";
                    case Refused _ -> "refused";
                    case Failed _ -> "failed";
                };
        registry.counter("prospector.pages", "outcome", outcome).increment();
        if (visit.outcome() instanceof Failed(var reason)) {
            LOG.debugf("A page could not be had: %s", reason);
        }
    }

    void offer(@Nullable Offer offer) {
        if (offer != null) {
            var source = Objects.requireNonNullElse(offer.priceSource(), "none");
            registry.counter("prospector.offers", "price_source", source).increment();
        }
    }
}
