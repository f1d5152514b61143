package tn.shabou.api.privacy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.regex.Pattern;
import tn.shabou.api.http.Problem;

/**
 * Whom a request is about. Sent in a body, never in an address, which logs keep.
 *
 * @param kind what {@code value} is
 * @param value id of a lead, a domain such as {@code garage.tn}, a phone (E.164) or an e-mail
 */
@RegisterForReflection
record Subject(@NotNull Kind kind, @NotBlank @Size(max = 254) String value) {

    /** By what somebody is known. */
    @RegisterForReflection
    enum Kind {
        LEAD("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
        DOMAIN("(?U)[\\w-]+(\\.[\\w-]+)+"),
        PHONE("\\+[1-9]\\d{6,14}"),
        EMAIL("(?U)\\S+@[\\w.-]+");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }
    }

    void check() {
        if (!kind.form.matcher(value.strip()).matches()) {
            throw new Problem(
                    PrivacyProblem.UNUSABLE_SUBJECT,
                    "Give the id of a lead, a domain such as garage.tn, a phone such as +21671123456 or an e-mail.");
        }
    }

    String wanted() {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
