package tn.shabou.orion.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row as nearly all are: of the same series as the row before, with a time that is a whole number
 * or came before, and a value of few digits or none. It is read without making text of it.
 */
final class PlainRow {

    private static final int MOST_DIGITS = 9;
    private static final int MOST_TIMES = 5_000;

    private String latest = "";
    private byte[] id = new byte[0];

    /** Times that were read, as they are found in a row, in the order in which they came. */
    private final List<byte[]> times = new ArrayList<>();

    private final List<Integer> periods = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int expected;
    private int period;
    private double value;

    /** Says what series the latest row was of, and which period its time meant. */
    void follows(String series, String time, int meant) {
        if (!series.equals(latest)) {
            boolean plain = series.indexOf(',') < 0 && series.indexOf('"') < 0;
            id = plain ? before(series) : new byte[0];
            latest = series;
        }
        var place = places.get(time);
        if (place == null && places.size() < MOST_TIMES) {
            place = times.size();
            places.put(time, place);
            times.add(before(time));
            periods.add(meant);
        }
        expected = place == null ? 0 : place + 1;
    }

    private static byte[] before(String comma) {
        return (comma + ",").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a line is such a row; then {@link #period} and {@link #value} tell what it says. */
    boolean reads(Lines line) {
        byte[] bytes = line.bytes();
        int at = after(id, bytes, line.from(), line.to());
        at = at > 0 ? afterTime(bytes, at, line.to()) : -1;
        return at > 0 && readsValue(bytes, at, line.to());
    }

    /** The place after the same bytes; -1 where there are others. */
    private static int after(byte[] same, byte[] bytes, int from, int to) {
        int end = from + same.length;
        boolean found =
                same.length > 0
                        && end <= to
                        && Arrays.equals(same, 0, same.length, bytes, from, end);
        return found ? end : -1;
    }

    private int afterTime(byte[] bytes, int from, int to) {
        int number = 0;
        for (int at = from; at < to && at - from <= MOST_DIGITS; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                if (bytes[at] == ',' && at > from) {
                    period = number;
                    return at + 1;
                }
                return afterKnownTime(bytes, from, to);
            }
            number = 10 * number + digit;
        }
        return -1;
    }

    /** Times of one series mostly follow each other as those of another did. */
    private int afterKnownTime(byte[] bytes, int from, int to) {
        int at = expected < times.size() ? after(times.get(expected), bytes, from, to) : -1;
        if (at > 0) {
            period = periods.get(expected++);
        }
        return at;
    }

    private boolean readsValue(byte[] bytes, int from, int to) {
        if (from == to) {
            value = Double.NaN;
            return true;
        }
        value = Decimals.plain(bytes, from, to);
        return value >= 0;
    }

    int period() {
        return period;
    }

    /** NaN where unknown. */
    double value() {
        return value;
    }
}
