package tn.shabou.runs;

import java.util.List;
import java.util.Map;

/**
 * What came of a task.
 *
 * @param counts added to the counts of the run
 * @param children tasks that this one found to be done next; those that the run already has are
 *     left out
 */
public record TaskOutcome(Map<String, Integer> counts, List<NewTask> children) {

    public static TaskOutcome of(Map<String, Integer> counts) {
        return new TaskOutcome(counts, List.of());
    }

    public TaskOutcome andThen(List<NewTask> next) {
        return new TaskOutcome(counts, next);
    }
}
