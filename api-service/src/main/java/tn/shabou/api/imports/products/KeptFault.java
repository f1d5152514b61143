package tn.shabou.api.imports.products;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.ArrayList;
import tn.shabou.api.http.Wording;
import tn.shabou.api.prices.MarginGuard;

/**
 * A fault of a row as the database keeps it.
 *
 * @param problem a {@link Wording}; or what the comparison found, by its name, and a detail of it;
 *     or, of imports before faults were translated, a text
 */
@RegisterForReflection
record KeptFault(String column, String value, JsonNode problem) {

    /** What the comparison with the catalogue finds wrong; SQL ({@link Staging}) names them. */
    private enum Finding {
        /** The detail is the other line. */
        SAME_PART,
        /** The detail is what a new part lacks. */
        INCOMPLETE,
        /** The detail is the lowest price allowed. */
        BELOW_MARGIN
    }

    ImportedRow.Fault told(Audience audience) {
        return new ImportedRow.Fault(column, value, audience.told(wording(audience.withCost())));
    }

    private Wording wording(boolean withCost) {
        if (problem.isTextual()) {
            return Wording.asIs(problem.textValue());
        }
        if (!problem.has("found")) {
            var arguments = new ArrayList<Object>();
            problem.path("arguments")
                    .forEach(one -> arguments.add(one.isInt() ? one.intValue() : one.asText()));
            return new Wording(problem.path("english").asText(), arguments);
        }
        var detail = problem.path("detail").asText();
        return switch (Finding.valueOf(problem.path("found").asText())) {
            case SAME_PART ->
                    Wording.of("line %s is about the same part; keep one of them", detail);
            case INCOMPLETE ->
                    Wording.of("no part has this SKU, and a new one also needs %s", detail);
            case BELOW_MARGIN ->
                    // The lowest price tells what the part costs.
                    withCost
                            ? MarginGuard.tooLow(new BigDecimal(detail))
                            : Wording.of("the price is below what the margin allows");
        };
    }
}
