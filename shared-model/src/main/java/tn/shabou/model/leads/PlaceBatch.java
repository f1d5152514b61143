package tn.shabou.model.leads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.runs.TaskMessage;

/**
 * Some of the places that an import found in a file. Carried by {@value #STREAM}.
 *
 * @param importId the import; later imports have higher ids
 */
public record PlaceBatch(
        UUID runId,
        String task,
        long sourceId,
        long importId,
        Instant observedAt,
        List<Place> places)
        implements TaskMessage {

    public static final String STREAM = "shabou.prospector.places";
    public static final String SCHEMA = "place-batch.v1";

    /**
     * A business as a source of places describes it.
     *
     * @param record names it at its source, in all releases
     * @param url where people see the record
     * @param licence of this record
     * @param contentHash differs when anything else here does
     */
    public record Place(
            String record,
            LeadKind kind,
            OperatingStatus status,
            @Nullable Double latitude,
            @Nullable Double longitude,
            String url,
            String licence,
            String attribution,
            List<Fact> facts,
            String contentHash) {}

    /** Whether a business still is one. */
    public enum OperatingStatus {
        OPEN,
        CLOSED_FOR_NOW,
        CLOSED,
        /** Its source had it and has it no more. */
        GONE
    }
}
