package tn.shabou.api.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two leads that may be one business, side by side. */
record Suggestion(Side one, Side other, double probability, List<Identity.Reason> reasons) {

    /**
     * @param organisation the lead that stands for its business
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Side(
            UUID id,
            UUID organisation,
            String name,
            String kind,
            String state,
            int score,
            String source,
            @Nullable String website,
            List<String> phones,
            List<String> emails,
            @Nullable String address,
            @Nullable String city,
            @Nullable String governorate) {}
}
