package tn.shabou.prospector.discovery;

import io.smallrye.mutiny.Uni;
import java.util.List;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.prospector.leads.Sources.Listing;
import tn.shabou.runs.NewTask;

/** A kind of source that is not crawled. */
interface LeadSource {

    /** As {@code lead_source.kind} names it. */
    String kind();

    /**
     * What is to be done to take in what the source has now; nothing when that was done.
     *
     * @return fails with {@link SourceTrouble} when the source cannot be had or read
     */
    Uni<List<NewTask>> tasks(RunRequested run, Listing source);
}
