package tn.shabou.api.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is held about a subject, and where we have it from.
 *
 * @param suppressed whether it was erased and may not come back
 * @param enquiries numbers of the enquiries that came from this phone or e-mail
 */
record Disclosure(boolean suppressed, List<Lead> leads, List<String> enquiries) {

    /**
     * @param facts each with its source, licence, and until when it is kept
     * @param notes what staff wrote
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lead(
            UUID id,
            String name,
            String kind,
            String state,
            int score,
            @Nullable String domain,
            @Nullable String website,
            List<String> phones,
            List<String> emails,
            @Nullable String address,
            @Nullable String city,
            @Nullable String governorate,
            String source,
            OffsetDateTime firstSeenAt,
            OffsetDateTime lastSeenAt,
            int offers,
            List<Fact> facts,
            List<String> notes,
            List<String> decisions) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fact(
            String field,
            String value,
            String raw,
            String url,
            String method,
            String licence,
            OffsetDateTime observedAt,
            OffsetDateTime keepUntil) {}
}
