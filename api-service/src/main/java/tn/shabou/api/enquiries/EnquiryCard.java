package tn.shabou.api.enquiries;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * An enquiry as it stands in the inbox.
 *
 * @param phone E.164; null for those who may not see how to reach customers
 * @param assignedTo full name of who looks after it
 * @param lines how many parts are asked for
 * @param version grows with every change by staff
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EnquiryCard(
        String id,
        String code,
        EnquiryState state,
        Channel channel,
        String language,
        @Nullable String customerName,
        @Nullable String phone,
        @Nullable String vehicle,
        @Nullable String assignedTo,
        int lines,
        Money total,
        Instant createdAt,
        int version) {}
