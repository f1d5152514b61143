package tn.shabou.model.leads;

import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * A page was fetched, or refused, and what came of it is kept under {@code pageId}. Carried by
 * {@value #STREAM}.
 */
public record PageFetched(UUID runId, String task, long sourceId, UUID pageId, int depth)
        implements TaskMessage {

    public static final String STREAM = "shabou.prospector.extract";
    public static final String SCHEMA = "page-fetched.v1";
}
