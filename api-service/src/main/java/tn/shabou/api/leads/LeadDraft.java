package tn.shabou.api.leads;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Problem.Fault;
import tn.shabou.api.http.Wording;
import tn.shabou.model.leads.LeadKind;

/**
 * A business as staff describe it.
 *
 * @param phones as people write them; without a country code they are Tunisian
 * @param latitude together with the longitude, in degrees
 */
@RegisterForReflection
record LeadDraft(
        @NotNull LeadKind kind,
        @NotBlank @Size(max = 200) String name,
        Optional<@Size(max = 500) String> website,
        Optional<@Size(max = 8) List<@NotBlank @Size(max = 40) String>> phones,
        Optional<@Size(max = 8) List<@NotBlank @Size(max = 200) String>> emails,
        Optional<@Size(max = 400) String> address,
        Optional<@Size(max = 100) String> city,
        Optional<@Size(max = 60) String> governorate,
        Optional<@DecimalMin("-90") @DecimalMax("90") BigDecimal> latitude,
        Optional<@DecimalMin("-180") @DecimalMax("180") BigDecimal> longitude) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@]{2,}");

    /**
     * The same as it is kept: phones as E.164, addresses in full, nothing blank.
     *
     * @throws Problem naming every field that cannot be read
     */
    LeadDraft checked() {
        var faults = new ArrayList<Fault>();
        var checked = checked("", faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return checked;
    }

    /**
     * @param before what the pointers of faults begin with, such as a line of a file
     */
    LeadDraft checked(String before, List<Fault> faults) {
        if (latitude.isPresent() != longitude.isPresent()) {
            faults.add(
                    new Fault(
                            before + "latitude",
                            "latitude and longitude go together, or not at all"));
        }
        return new LeadDraft(
                kind,
                name.strip(),
                given(website)
                        .flatMap(text -> read(text, before + "website", faults, LeadDraft::site)),
                all(phones, before + "phones", faults, LeadDraft::e164),
                all(emails, before + "emails", faults, LeadDraft::mailbox),
                given(address),
                given(city),
                given(governorate),
                latitude,
                longitude);
    }

    /** What names its site: the host of its website; empty without one. */
    Optional<String> domain() {
        return website.map(URI::create)
                .flatMap(site -> Optional.ofNullable(site.getHost()))
                .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
    }

    /** Reads a value, or says what was expected. */
    private interface Reading {
        Optional<String> of(String text);
    }

    private static Optional<String> read(
            String text, String pointer, List<Fault> faults, Reading reading) {
        var value = reading.of(text);
        if (value.isEmpty()) {
            faults.add(new Fault(pointer, expected(pointer, text)));
        }
        return value;
    }

    private static Wording expected(String pointer, String text) {
        if (pointer.endsWith("website")) {
            return Wording.of("\"%s\" is no address of a website", text);
        }
        return pointer.endsWith("phones")
                ? Wording.of("\"%s\" is no number that anybody could call", text)
                : Wording.of("\"%s\" is no address of a mailbox", text);
    }

    private static Optional<List<String>> all(
            Optional<List<String>> texts, String pointer, List<Fault> faults, Reading reading) {
        return Optional.of(
                texts.orElse(List.of()).stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .flatMap(text -> read(text, pointer, faults, reading).stream())
                        .distinct()
                        .toList());
    }

    private static Optional<String> given(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static Optional<String> e164(String text) {
        try {
            var number = NUMBERS.parse(text, "TN");
            return Optional.of(number)
                    .filter(NUMBERS::isValidNumber)
                    .map(valid -> NUMBERS.format(valid, PhoneNumberFormat.E164));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> mailbox(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(address -> MAILBOX.matcher(address).matches());
    }

    private static Optional<String> site(String text) {
        var address = text.contains("://") ? text : "https://" + text;
        try {
            return Optional.of(new URI(address))
                    .filter(site -> address.matches("(?i)https?://.+"))
                    .filter(site -> site.getHost() != null && site.getHost().contains("."))
                    .map((Function<URI, String>) URI::toString);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
