package tn.shabou.api.enquiries;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which enquiries somebody means. */
record EnquiryFilter(
        @RestQuery Optional<EnquiryState> state,
        @Parameter(description = "Id of the member of staff who looks after it.") @RestQuery
                Optional<UUID> assignee,
        @Parameter(description = "A part of the code, of the customer's name, or of the vehicle.")
                @RestQuery
                Optional<@Size(max = 100) String> text) {

    /** Takes {@code $1} to {@code $3}. A code is found without its dash, and in small letters. */
    static final String SQL =
            """
            ($1::text IS NULL OR e.state = $1)
            AND ($2::uuid IS NULL OR e.assigned_to = $2)
            AND ($3::text IS NULL
                 OR position(replace(upper($3), '-', '') IN replace(e.code, '-', '')) > 0
                 OR position(fold_accents($3) IN fold_accents(concat_ws(' ', e.customer_name, e.vehicle))) > 0)
            """;

    /** The parameters of {@link #SQL}, for others to be added. */
    Tuple parameters() {
        return Tuple.tuple()
                .addString(state.map(Enum::name).orElse(null))
                .addUUID(assignee.orElse(null))
                .addString(text.filter(given -> !given.isBlank()).orElse(null));
    }

    /** Names the list: what a cursor is bound to. */
    String list() {
        return String.join(
                "\n",
                "enquiries",
                state.map(Enum::name).orElse(""),
                assignee.map(UUID::toString).orElse(""),
                text.orElse(""));
    }
}
