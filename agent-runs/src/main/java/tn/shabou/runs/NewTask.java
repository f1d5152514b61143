package tn.shabou.runs;

import tn.shabou.model.runs.TaskMessage;

/**
 * A unit of work to record and to publish.
 *
 * @param stream where its first message goes
 * @param schema of that message, such as {@code forecast-batch.v1}
 */
public record NewTask(String stream, String schema, TaskMessage message) {

    /** Names the task within its run. */
    public String key() {
        return message.task();
    }
}
