package tn.shabou.api.insights;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which insights somebody means: to see them, or to decide about all of them. */
record InsightFilter(
        @Parameter(description = "OPEN: those to look at, with what was put off and is due again.")
                @RestQuery
                @DefaultValue("OPEN")
                InsightState state,
        @RestQuery Optional<InsightKind> kind,
        @RestQuery Optional<@Size(max = 100) String> sku) {

    /**
     * Takes {@code $1} to {@code $4}; {@code i} is the insight, {@code p} its product. What is no
     * longer true is not there.
     */
    static final String SQL =
            """
            i.closed_at IS NULL
            AND CASE $1::text
                WHEN 'OPEN' THEN i.state = 'OPEN' OR i.snoozed_until <= $4::date
                WHEN 'SNOOZED' THEN i.snoozed_until > $4::date
                ELSE i.state = $1 END
            AND ($2::text IS NULL OR i.kind = $2)
            AND ($3::text IS NULL OR p.sku = $3)
            """;

    /** The parameters of {@link #SQL}, for others to be added. */
    Tuple parameters(LocalDate today) {
        return Tuple.tuple()
                .addString(state.name())
                .addString(kind.map(Enum::name).orElse(null))
                .addString(sku.orElse(null))
                .addLocalDate(today);
    }

    /** Names the list: what a cursor is bound to. */
    String list() {
        return String.join(
                "\n", "insights", state.name(), kind.map(Enum::name).orElse(""), sku.orElse(""));
    }
}
