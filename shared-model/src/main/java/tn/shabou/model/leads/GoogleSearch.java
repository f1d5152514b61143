package tn.shabou.model.leads;

import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Ask Google for the ids of what it finds in a rectangle of the map, and in its quarters if it
 * finds more than it tells. Carried by {@value #STREAM}.
 *
 * @param west like the other sides in degrees
 * @param depth how often the whole was quartered to come to this rectangle
 */
public record GoogleSearch(
        UUID runId,
        String task,
        long sourceId,
        String text,
        double west,
        double south,
        double east,
        double north,
        int depth)
        implements TaskMessage {

    public static final String STREAM = "shabou.prospector.google";
    public static final String SCHEMA = "google-search.v1";
}
