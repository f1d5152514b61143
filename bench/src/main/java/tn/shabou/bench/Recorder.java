package tn.shabou.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What became of the requests of one kind. Used by one thread at a time: that of the load while it
 * runs, ours afterwards.
 */
final class Recorder {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final String mediaType;
    private final Histogram micros = new Histogram(1, LONGEST_MICROS, 3);
    private long[] due = new long[64];
    private boolean[] good = new boolean[64];
    private long started;
    private long answered;

    /**
     * @param mediaType of good answers
     */
    Recorder(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * A request of that session is being sent.
     *
     * @param dueNanos when it was to be sent, on the clock of {@link System#nanoTime}
     */
    void started(int session, long dueNanos) {
        if (session >= due.length) {
            due = Arrays.copyOf(due, Math.max(session + 1, due.length * 2));
            good = Arrays.copyOf(good, due.length);
        }
        due[session] = dueNanos;
        good[session] = false;
        started++;
    }

    void status(int session, int status) {
        good[session] = status >= 200 && status < 300;
    }

    /** What is of another type is no answer, whatever its status. */
    void contentType(int session, CharSequence type) {
        good[session] &= type.toString().startsWith(mediaType);
    }

    void completed(int session) {
        if (good[session]) {
            answered++;
            long latency = (System.nanoTime() - due[session]) / 1000;
            micros.recordValue(Math.clamp(latency, 1, LONGEST_MICROS));
        }
    }

    /**
     * @param planned how many requests were to be sent; 0 when that depends on the answers
     */
    Outcome outcome(long planned, double seconds) {
        return new Outcome(micros, Math.max(planned, started), answered, seconds);
    }
}
