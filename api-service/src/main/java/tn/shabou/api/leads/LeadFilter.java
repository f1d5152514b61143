package tn.shabou.api.leads;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.model.leads.LeadState;

/** Which leads somebody means: to see them, or to decide about all of them. */
record LeadFilter(
        @RestQuery Optional<LeadState> state,
        @RestQuery Optional<LeadKind> kind,
        @Parameter(description = "as the lead's address has it") @RestQuery
                Optional<@Size(max = 60) String> governorate,
        @Parameter(description = "the least score, 0 to 100") @RestQuery
                Optional<@Min(0) @Max(100) Integer> minScore,
        @Parameter(description = "a part of the name") @RestQuery
                Optional<@Size(max = 100) String> name,
        @Parameter(description = "Those whose next action is due by this day.") @RestQuery
                Optional<LocalDate> nextActionBy) {

    /** Takes {@code $1} to {@code $6}; duplicates count as their original. */
    static final String SQL =
            """
            l.merged_into IS NULL
            AND ($1::text IS NULL OR l.state = $1)
            AND ($2::text IS NULL OR l.kind = $2)
            AND ($3::text IS NULL OR l.governorate = $3
                 OR EXISTS (SELECT FROM lead m WHERE m.merged_into = l.id AND m.governorate = $3))
            AND ($4::int IS NULL OR l.score >= $4)
            AND ($5::text IS NULL OR position(fold_accents($5) IN fold_accents(l.name)) > 0
                 OR EXISTS (SELECT FROM lead m WHERE m.merged_into = l.id AND position(fold_accents($5) IN fold_accents(m.name)) > 0))
            AND ($6::date IS NULL OR l.next_action_on <= $6)
            """;

    /** The parameters of {@link #SQL}, for others to be added. */
    Tuple parameters() {
        return Tuple.tuple()
                .addString(state.map(Enum::name).orElse(null))
                .addString(kind.map(Enum::name).orElse(null))
                .addString(governorate.orElse(null))
                .addInteger(minScore.orElse(null))
                .addString(name.orElse(null))
                .addLocalDate(nextActionBy.orElse(null));
    }

    /** Names the list: what a cursor is bound to. */
    String list() {
        return String.join(
                "\n",
                "leads",
                state.map(Enum::name).orElse(""),
                kind.map(Enum::name).orElse(""),
                governorate.orElse(""),
                minScore.map(Object::toString).orElse(""),
                name.orElse(""),
                nextActionBy.map(LocalDate::toString).orElse(""));
    }
}
