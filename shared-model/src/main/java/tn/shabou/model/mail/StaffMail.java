package tn.shabou.model.mail;

import org.jspecify.annotations.Nullable;

/**
 * Something that staff should know soon. Carried by {@value #STREAM}.
 *
 * @param text what everybody can read
 * @param html the same for whose program shows it; absent for a short message
 */
public record StaffMail(String subject, String text, @Nullable String html) {

    public static final String STREAM = "shabou.api.mail";
    public static final String SCHEMA = "staff-mail.v1";

    public StaffMail(String subject, String text) {
        this(subject, text, null);
    }
}
