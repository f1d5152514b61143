package tn.shabou.api.bulk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.assortment.AssortmentFilter;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;

/**
 * A bulk edit as it is asked for.
 *
 * @param filter all products that it means, as in the list of products; {@code {}} for every one
 * @param ids the products themselves, instead of a filter
 * @param reason for the ledger of prices and the audit log
 * @param overrideReason why prices may be below what the margin allows; for administrators
 */
@RegisterForReflection
record BulkOrder(
        Optional<@Valid AssortmentFilter> filter,
        Optional<@Size(min = 1, max = 10_000) List<@NotNull @Positive Long>> ids,
        @Valid @NotNull BulkChanges changes,
        @NotBlank @Size(max = 300) String reason,
        Optional<@Size(min = 1, max = 300) String> overrideReason) {

    /** Of what else does not fit together. */
    void require() {
        var faults = new ArrayList<Problem.Fault>();
        if (filter.isPresent() == ids.isPresent()) {
            faults.add(new Problem.Fault("filter", "give either a filter or ids"));
        }
        if (changes.areNone()) {
            faults.add(new Problem.Fault("changes", "say what to change"));
        }
        changes.price()
                .ifPresent(price -> {
                    if (!price.isOfOneKind()) {
                        faults.add(
                                new Problem.Fault(
                                        "changes.price", "give either percent or amount"));
                    }
                    if (!price.isRoundable()) {
                        faults.add(
                                new Problem.Fault("changes.price.roundTo", "is 5, 10, 100 or 500"));
                    }
                });
        refuse(faults);
    }

    static void refuse(List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Problem(
                    BulkProblem.INVALID_BULK_EDIT,
                    Wording.of("Mend what is listed under errors."),
                    faults);
        }
    }
}
