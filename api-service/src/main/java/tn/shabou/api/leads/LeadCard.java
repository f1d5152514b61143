package tn.shabou.api.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.model.leads.LeadState;

/**
 * A lead as it stands in the inbox.
 *
 * @param score 0 to 100
 * @param phones E.164
 * @param offerCount how many of its prices we know
 * @param mergedInto the lead that this one is a duplicate of
 * @param version grows with every change by staff
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LeadCard(
        UUID id,
        LeadKind kind,
        String name,
        LeadState state,
        int score,
        @Nullable String website,
        List<String> phones,
        List<String> emails,
        @Nullable String city,
        @Nullable String governorate,
        int offerCount,
        @Nullable String rejectReason,
        @Nullable String nextAction,
        @Nullable LocalDate nextActionOn,
        @Nullable UUID mergedInto,
        int version,
        Instant firstSeenAt,
        Instant lastSeenAt) {}
