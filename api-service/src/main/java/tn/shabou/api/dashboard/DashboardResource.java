package tn.shabou.api.dashboard;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.accounts.Staff;

/** The dashboard over HTTP. */
@Path("/api/admin/dashboard")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Dashboard")
class DashboardResource {

    private final Counts counts;

    DashboardResource(Counts counts) {
        this.counts = counts;
    }

    @GET
    @Operation(
            summary = "What needs staff today, each figure with the list that it counts",
            description = "A figure is null while it cannot be told.")
    public Uni<Dashboard> show() {
        return counts.now();
    }
}
