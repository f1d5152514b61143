package tn.shabou.api.mail;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who gets mail. How it is sent: {@code quarkus.mailer}. */
@ConfigMapping(prefix = "shabou.mail")
interface MailConfig {

    /** Addresses of staff. Without any, nothing is written and nothing sent. */
    Optional<List<String>> to();
}
