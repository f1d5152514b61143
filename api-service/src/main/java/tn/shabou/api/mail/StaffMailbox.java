package tn.shabou.api.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tn.shabou.model.mail.StaffMail;
import tn.shabou.runs.Outbox;

/**
 * Takes mail to staff in the transaction of what it tells of, and sends it afterwards, through a
 * stream: the request never waits for a mail server, and mail is sent if and only if the
 * transaction commits. Perhaps twice, when a server takes it and does not say so.
 */
@ApplicationScoped
@RegisterForReflection(targets = StaffMail.class)
public class StaffMailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final ReactiveMailer mailer;
    private final List<String> staff;

    StaffMailbox(Outbox outbox, ReactiveMailer mailer, MailConfig config) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.staff = config.to().orElse(List.of());
    }

    /** Does nothing when nobody shall get mail. */
    public Uni<Void> post(SqlConnection transaction, StaffMail mail) {
        return staff.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.put(transaction, StaffMail.STREAM, StaffMail.SCHEMA, mail);
    }

    /** Mail that was taken while somebody was to get it, and nobody is now, is let go. */
    @Incoming("mail")
    Uni<Void> send(StaffMail mail) {
        return staff.isEmpty()
                ? Uni.createFrom().voidItem()
                : mailer.send(
                                new Mail()
                                        .setTo(staff)
                                        .setSubject(mail.subject())
                                        .setText(mail.text())
                                        .setHtml(mail.html()))
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail();
    }
}
