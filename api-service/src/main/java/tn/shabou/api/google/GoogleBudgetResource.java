package tn.shabou.api.google;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.accounts.Staff;
import tn.shabou.google.Budget;

/** What Google has cost so far, over HTTP. */
@Path("/api/admin/google/budget")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Google")
class GoogleBudgetResource {

    private final Budget budget;

    GoogleBudgetResource(Budget budget) {
        this.budget = budget;
    }

    @GET
    @Operation(
            summary = "How much of the month's budget for Google is used, by what it charges for")
    public Uni<GoogleView.Meters> show() {
        return budget.usage()
                .map(all -> new GoogleView.Meters(all.stream().map(GoogleView.Meter::of).toList()));
    }
}
