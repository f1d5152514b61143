package tn.shabou.api.agents;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.runs.Timetable;

/** When the agents run by themselves. */
@Path("/api/admin/agents")
@Tag(name = "Agents")
class TimetableResource {

    private final Timetable timetable;

    TimetableResource(Timetable timetable) {
        this.timetable = timetable;
    }

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "When each agent runs next by itself",
            description =
                    "As the agents tell it each minute; one that was never up is not in the list.")
    public Uni<Page<Timetable.Entry>> list() {
        return timetable.entries().map(Page::whole);
    }
}
