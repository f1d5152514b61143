package tn.shabou.api.mail;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff should know soon. Carried by {@value #STREAM}.
 *
 * @param text what everybody can read
 * @param html the same for whose program shows it; absent for a short message
 */
@RegisterForReflection
public record StaffMail(String subject, String text, @Nullable String html) {

    public StaffMail(String subject, String text) {
        this(subject, text, null);
    }

    static final String STREAM = "shabou.api.mail";
    static final String SCHEMA = "staff-mail.v1";
}
