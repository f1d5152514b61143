package tn.shabou.model.leads;

import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Fetch this page of a source. Carried by {@value #STREAM}.
 *
 * @param depth links followed from the start page of the source, 0 for that page itself
 */
public record FetchPage(UUID runId, String task, long sourceId, String url, int depth)
        implements TaskMessage {

    public static final String STREAM = "shabou.prospector.fetch";
    public static final String SCHEMA = "fetch-page.v1";
}
