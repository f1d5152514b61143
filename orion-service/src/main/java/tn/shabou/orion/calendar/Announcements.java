package tn.shabou.orion.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Days as they were announced, which override what is computed: the moon is sighted, not computed.
 * Immutable; a corrected table is read anew.
 */
public final class Announcements {

    private record Key(Occasion occasion, int year) {}

    private final Map<Key, List<Days>> announced;

    private Announcements(Map<Key, List<Days>> announced) {
        this.announced = announced;
    }

    /** What is known to have differed, up to 2026. */
    public static Announcements known() {
        try (var file = Announcements.class.getResourceAsStream("/calendar/announced.csv")) {
            if (file == null) {
                throw new IllegalStateException("calendar/announced.csv is missing");
            }
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing was announced, everything is computed. */
    public static Announcements none() {
        return new Announcements(Map.of());
    }

    /**
     * Reads rows {@code occasion,year,first day,last day}; the last day may be left out, lines that
     * begin with # are skipped.
     *
     * @throws IllegalArgumentException with the number of a line that is no such row
     */
    public static Announcements read(Reader table) {
        var announced = new HashMap<Key, List<Days>>();
        int number = 0;
        for (String line : new BufferedReader(table).lines().toList()) {
            number++;
            String row = line.strip();
            if (!row.isEmpty() && !row.startsWith("#")) {
                add(row, number, announced);
            }
        }
        return new Announcements(announced);
    }

    /** In this order. */
    public static Announcements of(Iterable<Announced> days) {
        var announced = new HashMap<Key, List<Days>>();
        for (var one : days) {
            announced
                    .computeIfAbsent(new Key(one.occasion(), one.year()), _ -> new ArrayList<>())
                    .add(new Days(one.first(), one.last()));
        }
        return new Announcements(announced);
    }

    private static void add(String row, int number, Map<Key, List<Days>> announced) {
        String[] cells = row.split(",", -1);
        try {
            var key =
                    new Key(Occasion.valueOf(cells[0].strip()), Integer.parseInt(cells[1].strip()));
            var first = LocalDate.parse(cells[2].strip());
            boolean isOneDay = cells.length < 4 || cells[3].isBlank();
            var last = isOneDay ? first : LocalDate.parse(cells[3].strip());
            announced.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Days(first, last));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "line " + number + " is not occasion,year,first day[,last day]: " + row, e);
        }
    }

    /** These announcements, with {@code others} in place of those for the same year. */
    public Announcements and(Announcements others) {
        var both = new HashMap<>(announced);
        both.putAll(others.announced);
        return new Announcements(both);
    }

    /** In the order of the table; empty when nothing was announced. */
    List<Days> of(Occasion occasion, int year) {
        return Collections.unmodifiableList(
                announced.getOrDefault(new Key(occasion, year), List.of()));
    }
}
