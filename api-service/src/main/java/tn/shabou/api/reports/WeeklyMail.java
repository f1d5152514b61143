package tn.shabou.api.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.jboss.logging.Logger;
import tn.shabou.api.mail.StaffMailbox;
import tn.shabou.model.ShopTime;
import tn.shabou.model.mail.StaffMail;

/**
 * Makes the report of a week when it is due and mails it. Every replica looks; the week is the key
 * of the row, and the mail leaves by the outbox of the same transaction, so that one of them makes
 * it and it is sent for a week once. What could not be made is tried again at the next look.
 */
@ApplicationScoped
class WeeklyMail {

    private static final Logger LOG = Logger.getLogger(WeeklyMail.class);

    private static final String IS_KEPT =
            "SELECT EXISTS (SELECT FROM weekly_report WHERE monday = $1)";

    private static final String KEEP =
            """
            INSERT INTO weekly_report (monday, facts, created_at) VALUES ($1, $2::text::jsonb, $3)
            ON CONFLICT (monday) DO NOTHING
            """;

    private final Pool database;
    private final WeekReading reading;
    private final ReportPage page;
    private final StaffMailbox staff;
    private final ReportConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    WeeklyMail(
            Pool database,
            WeekReading reading,
            ReportPage page,
            StaffMailbox staff,
            ReportConfig config,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.reading = reading;
        this.page = page;
        this.staff = staff;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(
            every = "${shabou.reports.look-every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "weekly report")
    Uni<Void> look() {
        var now = clock.instant();
        var monday = latestMonday(now);
        return now.isAfter(due(monday).plus(config.grace()))
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(IS_KEPT)
                        .execute(Tuple.of(monday))
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .chain(kept -> kept ? Uni.createFrom().voidItem() : make(monday));
    }

    /** The last one on which a report was due. */
    private LocalDate latestMonday(Instant now) {
        var monday =
                LocalDate.ofInstant(now, ShopTime.ZONE)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return now.isBefore(due(monday)) ? monday.minusWeeks(1) : monday;
    }

    private Instant due(LocalDate monday) {
        return monday.atTime(config.time()).atZone(ShopTime.ZONE).toInstant();
    }

    private Uni<Void> make(LocalDate monday) {
        return reading.read(monday).chain(facts -> mail(facts).chain(mail -> keep(facts, mail)));
    }

    private Uni<StaffMail> mail(WeekFacts facts) {
        var language = config.language();
        return Uni.combine()
                .all()
                .unis(page.text(facts, language), page.html(facts, language))
                .with((text, html) ->
                        new StaffMail(ReportPage.subject(facts, language), text, html));
    }

    private Uni<Void> keep(WeekFacts facts, StaffMail mail) {
        return database.withTransaction(transaction ->
                        keep(transaction, facts)
                                .call(ours ->
                                        ours
                                                ? staff.post(transaction, mail)
                                                : Uni.createFrom().voidItem()))
                .invoke(ours -> {
                    if (ours) {
                        LOG.infof("report of the week before %s is made", facts.monday());
                    }
                })
                .replaceWithVoid();
    }

    /** Whether this replica was the first. */
    private Uni<Boolean> keep(SqlConnection transaction, WeekFacts facts) {
        return transaction
                .preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                facts.monday(),
                                toJson(facts),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    private String toJson(WeekFacts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
