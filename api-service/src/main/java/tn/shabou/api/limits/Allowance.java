package tn.shabou.api.limits;

/**
 * What one client may do on this replica without asking Redis: what is left of its lease, or how
 * long it is to wait. Thread-safe. Times are milliseconds.
 */
final class Allowance {

    private int tokens;
    private int remaining;
    private int lastLease;
    private long validUntil;
    private long waitUntil;

    /** What to do with a request. */
    sealed interface Verdict {

        /**
         * @param remaining requests after this one
         * @param millisToReset until the quota is full again
         */
        record Admitted(int remaining, long millisToReset) implements Verdict {}

        record Refused(long millisToWait) implements Verdict {}

        /** Redis has to be asked for so many. */
        record Exhausted(int wanted) implements Verdict {}
    }

    /**
     * Takes one.
     *
     * @param most of one lease; clients that use theirs up get twice as many the next time
     */
    synchronized Verdict take(long now, int most) {
        if (now < waitUntil) {
            return new Verdict.Refused(waitUntil - now);
        }
        if (tokens > 0 && now < validUntil) {
            tokens--;
            return new Verdict.Admitted(remaining + tokens, validUntil - now);
        }
        var usedUp = tokens == 0 && now < validUntil;
        tokens = 0;
        lastLease = usedUp ? Math.min(most, 2 * lastLease) : 1;
        return new Verdict.Exhausted(lastLease);
    }

    synchronized void add(Quota.Draw draw, long now) {
        tokens += draw.granted();
        remaining = draw.remaining();
        validUntil = now + draw.millisToReset();
        waitUntil = now + draw.millisToWait();
    }
}
