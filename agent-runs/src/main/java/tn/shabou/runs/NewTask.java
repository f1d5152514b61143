package tn.shabou.runs;

import org.jspecify.annotations.Nullable;
import tn.shabou.model.runs.TaskMessage;

/**
 * A unit of work to record and to publish.
 *
 * @param stream where its first message goes
 * @param schema of that message, such as {@code forecast-batch.v2}
 * @param awaits it is published when every other task of the run whose key begins so is over, done
 *     or failed; empty for all others, null for at once
 */
public record NewTask(String stream, String schema, TaskMessage message, @Nullable String awaits) {

    /** To be done at once. */
    public NewTask(String stream, String schema, TaskMessage message) {
        this(stream, schema, message, null);
    }

    /** The same, to be done when those whose keys begin with {@code keys} are over. */
    public NewTask after(String keys) {
        return new NewTask(stream, schema, message, keys);
    }

    /** Names the task within its run. */
    public String key() {
        return message.task();
    }
}
