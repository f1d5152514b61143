package tn.shabou.prospector.crawl;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * Part of each day, which may reach over midnight: {@code 22:00-07:30}; {@code 00:00-24:00} is all
 * of it.
 */
public record Hours(LocalTime from, LocalTime to) {

    private static final ZoneId TUNISIA = ZoneId.of("Africa/Tunis");

    /**
     * @throws IllegalArgumentException when it is none
     */
    public static Hours of(String text) {
        var times = text.strip().split("-", -1);
        try {
            if (times.length == 2) {
                var to = times[1].strip().equals("24:00") ? "00:00" : times[1].strip();
                return new Hours(LocalTime.parse(times[0].strip()), LocalTime.parse(to));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no hours such as 22:00-07:30: " + text, e);
        }
        throw new IllegalArgumentException("no hours such as 22:00-07:30: " + text);
    }

    boolean contain(Instant moment) {
        var time = moment.atZone(TUNISIA).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }
}
