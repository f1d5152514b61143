package tn.shabou.api.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.access.Permission;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** The audit log, for administrators. */
@Path("/api/admin/audit")
@RolesAllowed(Permission.READ_AUDIT)
@Tag(name = "Audit")
class AuditResource {

    private final AuditLog log;
    private final AuditFile file;

    AuditResource(AuditLog log, AuditFile file) {
        this.log = log;
        this.file = file;
    }

    @GET
    @Operation(summary = "Who did what, latest first")
    public Uni<Page<AuditLog.Entry>> list(
            @RestQuery Optional<@Size(max = 254) String> actor,
            @RestQuery Optional<@Size(max = 100) String> entity,
            @RestQuery Optional<@Size(max = 200) String> entityId,
            @RestQuery Optional<@Size(max = 100) String> action,
            @Parameter(description = "The first day, by the clock of Tunis.") @RestQuery
                    Optional<LocalDate> from,
            @Parameter(description = "The last day.") @RestQuery Optional<LocalDate> to,
            @Valid @BeanParam Paging paging) {
        return log.list(new AuditLog.Filter(actor, entity, entityId, action, from, to), paging);
    }

    @GET
    @Path("/export.csv")
    @Produces("text/csv;charset=UTF-8")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"audit.csv\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            summary = "The same as a file for a spreadsheet, all of it",
            description =
                    "A cell that a spreadsheet would take for a formula has an apostrophe before it.")
    public Multi<String> export(
            @RestQuery Optional<@Size(max = 254) String> actor,
            @RestQuery Optional<@Size(max = 100) String> entity,
            @RestQuery Optional<@Size(max = 200) String> entityId,
            @RestQuery Optional<@Size(max = 100) String> action,
            @Parameter(description = "The first day, by the clock of Tunis.") @RestQuery
                    Optional<LocalDate> from,
            @Parameter(description = "The last day.") @RestQuery Optional<LocalDate> to) {
        return file.text(new AuditLog.Filter(actor, entity, entityId, action, from, to));
    }

    @GET
    @Path("/verification")
    @Operation(
            summary = "Whether the log is as it was written",
            description =
                    "Reads all of it. Keep entries and hash outside the house: as long as the log goes on from"
                            + " there, nobody rewrote what was before, not even the owner of the database.")
    public Uni<AuditLog.Verification> verify() {
        return log.verify();
    }
}
