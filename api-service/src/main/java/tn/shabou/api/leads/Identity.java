package tn.shabou.api.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which business a lead is, and why.
 *
 * @param organisation the lead that stands for the business
 * @param members all leads of the business, that one first
 * @param known what the business is believed to say of itself: of each field what the most trusted
 *     source said last, of phones and e-mails all
 * @param pairs what makes its leads look like one, or like another business
 * @param verdicts what staff said about it, the latest first
 */
record Identity(
        UUID id,
        UUID organisation,
        List<Member> members,
        List<Known> known,
        List<Pair> pairs,
        List<Said> verdicts) {

    /**
     * @param site the lead that stands for its place; null when nothing tells where it is
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Member(
            UUID id,
            String name,
            String source,
            @Nullable UUID site,
            @Nullable String address,
            @Nullable String city,
            String state,
            int score) {}

    /**
     * @param lead from whose evidence it is
     */
    @RegisterForReflection
    record Known(String field, String value, UUID lead, String source, OffsetDateTime observedAt) {}

    /**
     * @param probability that they are one business, from 0 to 1
     * @param open whether it waits for somebody to decide
     */
    record Pair(UUID one, UUID other, double probability, boolean open, List<Reason> reasons) {}

    /**
     * @param feature what was compared
     * @param text the same for the reader
     * @param bits for each they are twice as likely one business; below zero, half as likely
     */
    @RegisterForReflection
    record Reason(String feature, String text, double bits) {}

    /**
     * @param others MERGE: the lead that stays; otherwise those that are another business
     * @param undone whether it was taken back
     */
    @RegisterForReflection
    record Said(
            long id,
            String act,
            UUID lead,
            List<UUID> others,
            String decidedBy,
            OffsetDateTime decidedAt,
            boolean undone) {}
}
