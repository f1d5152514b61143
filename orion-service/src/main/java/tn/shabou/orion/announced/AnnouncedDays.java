package tn.shabou.orion.announced;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import tn.shabou.orion.calendar.Announced;
import tn.shabou.orion.calendar.Announcements;
import tn.shabou.orion.calendar.Occasion;
import tn.shabou.orion.calendar.TunisianCalendar;

/** The calendar with what staff announced; asked for once in a run, as it may change meanwhile. */
@ApplicationScoped
public class AnnouncedDays {

    private static final String ALL =
            "SELECT occasion, year, first_day, last_day FROM announced_day ORDER BY occasion, year, first_day";

    private final Pool database;

    AnnouncedDays(Pool database) {
        this.database = database;
    }

    /** What staff announced goes before what is known, and that before what is computed. */
    public Uni<TunisianCalendar> calendar() {
        return database.query(ALL)
                .execute()
                .map(rows -> {
                    var announced = rows.stream().map(AnnouncedDays::announced).toList();
                    return TunisianCalendar.with(
                            Announcements.known().and(Announcements.of(announced)));
                });
    }

    private static Announced announced(Row row) {
        return new Announced(
                Occasion.valueOf(row.getString("occasion")),
                row.getInteger("year"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"));
    }
}
