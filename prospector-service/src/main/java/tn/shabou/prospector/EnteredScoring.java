package tn.shabou.prospector;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tn.shabou.model.leads.LeadsEntered;
import tn.shabou.prospector.leads.EnteredLeads;

/** Leads that staff entered stand in their inbox by a score as all others do. */
@ApplicationScoped
@RegisterForReflection(targets = LeadsEntered.class)
class EnteredScoring {

    private final EnteredLeads leads;

    EnteredScoring(EnteredLeads leads) {
        this.leads = leads;
    }

    @Incoming("score")
    Uni<Void> score(LeadsEntered entered) {
        return leads.score(entered.leads());
    }
}
