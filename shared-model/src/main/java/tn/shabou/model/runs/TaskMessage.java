package tn.shabou.model.runs;

import java.util.UUID;

/**
 * A message that is part of a task of a run; a task may pass through several streams before its
 * results are written.
 */
public interface TaskMessage {

    UUID runId();

    /** Names the task within its run. */
    String task();
}
