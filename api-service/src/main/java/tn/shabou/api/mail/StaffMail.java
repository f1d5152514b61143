package tn.shabou.api.mail;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Something that staff should know soon. Carried by {@value #STREAM}. */
@RegisterForReflection
public record StaffMail(String subject, String text) {

    static final String STREAM = "shabou.api.mail";
    static final String SCHEMA = "staff-mail.v1";
}
