package tn.shabou.api.enquiries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An enquiry with all that is needed to answer it.
 *
 * @param contact null for those who may not see how to reach customers
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EnquiryDetail(
        @JsonUnwrapped EnquiryCard card,
        @Nullable String note,
        @Nullable String cancelReason,
        List<Receipt.Line> items,
        @Nullable Contact contact,
        List<Note> notes,
        List<Decided> decisions) {

    /**
     * Ways to answer; the messages are begun in the customer's language.
     *
     * @param mailto null when the customer gave no address
     */
    @Schema(name = "EnquiryContact")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Contact(
            String phone,
            @Nullable String email,
            String whatsApp,
            String tel,
            @Nullable String mailto) {}

    /** What a member of staff wanted to remember. */
    @RegisterForReflection
    @Schema(name = "EnquiryNote")
    record Note(String text, String author, OffsetDateTime at) {}

    /** A decision, newest first; {@code undo} when it took back the one before. */
    @RegisterForReflection
    @Schema(name = "EnquiryDecided")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            EnquiryState from,
            EnquiryState to,
            @Nullable String reason,
            String decidedBy,
            OffsetDateTime decidedAt,
            boolean undo) {}
}
