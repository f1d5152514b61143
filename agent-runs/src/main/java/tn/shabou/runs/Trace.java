package tn.shabou.runs;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32;
import tn.shabou.redisstreams.Traceparent;

/**
 * The trace of a run: its id is the run's id, so that one word finds every log line and message of
 * a run. Where OpenTelemetry traces, a message belongs to what caused it instead: the request that
 * asked for the run, or the task before.
 */
final class Trace {

    private Trace() {}

    /** A W3C {@code traceparent} for a task of a run. */
    static String parent(UUID runId, String task) {
        return Traceparent.current().orElseGet(() -> ofRun(runId, task));
    }

    private static String ofRun(UUID runId, String task) {
        var crc = new CRC32();
        crc.update(task.getBytes(StandardCharsets.UTF_8));
        return "00-%s-%016x-01".formatted(runId.toString().replace("-", ""), crc.getValue() + 1);
    }
}
