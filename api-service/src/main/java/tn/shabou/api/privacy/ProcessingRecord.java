package tn.shabou.api.privacy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The record of processing: for what, whose data and which, on what ground, from where, how long,
 * who sees it. Kept in {@code privacy/record_<language>.json}.
 *
 * @param law the law that it answers to
 * @param rights what a subject may ask, and how it is done
 */
@RegisterForReflection
record ProcessingRecord(String law, List<Activity> activities, List<String> rights) {

    @RegisterForReflection
    record Activity(
            String purpose,
            String subjects,
            String data,
            String ground,
            String origin,
            String kept,
            String seenBy) {}
}
