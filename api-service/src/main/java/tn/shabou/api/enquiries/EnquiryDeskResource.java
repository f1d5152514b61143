package tn.shabou.api.enquiries;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.enquiries.EnquiryWork.Decision;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Tagged;

/** Enquiries over HTTP, for staff. Each answer to work is the enquiry as it stands then. */
@Path("/api/admin/enquiries")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Enquiries")
class EnquiryDeskResource {

    private final EnquiryInbox inbox;
    private final EnquiryWork work;
    private final SecurityIdentity identity;

    EnquiryDeskResource(EnquiryInbox inbox, EnquiryWork work, SecurityIdentity identity) {
        this.inbox = inbox;
        this.work = work;
        this.identity = identity;
    }

    /**
     * @param assignee id of who looks after it; absent for nobody
     */
    @RegisterForReflection
    @Schema(name = "EnquiryAssignment")
    record Assignment(Optional<UUID> assignee) {}

    @RegisterForReflection
    @Schema(name = "NewEnquiryNote")
    record Note(@NotBlank @Size(max = 2000) String text) {}

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "The inbox of enquiries, newest first")
    public Uni<Page<EnquiryCard>> list(
            @Valid @BeanParam EnquiryFilter filter, @Valid @BeanParam Paging paging) {
        return inbox.list(filter, paging, seesContact());
    }

    @GET
    @Path("/export.csv")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Produces("text/csv;charset=UTF-8")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"enquiries.csv\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            summary = "All enquiries that match, as a file",
            description =
                    "Telephone numbers and addresses only for those who may see them. A cell that a spreadsheet would take"
                            + " for a formula has an apostrophe before it.")
    public Multi<String> export(@Valid @BeanParam EnquiryFilter filter) {
        return inbox.csv(filter, seesContact());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "An enquiry with its parts and, for those who may, ways to answer it")
    public Uni<RestResponse<EnquiryDetail>> show(@RestPath UUID id) {
        return inbox.find(id, seesContact())
                .map(found -> found.orElseThrow(() -> EnquiryWork.unknown(id)))
                .map(enquiry -> Tagged.ok(enquiry, enquiry.card().version()));
    }

    @POST
    @Path("/{id}/decisions")
    @Operation(summary = "Say how far an enquiry has come")
    public Uni<RestResponse<EnquiryDetail>> decide(
            @RestPath UUID id, @Valid @NotNull Decision decision, RoutingContext http) {
        return work.decide(id, decision, Staff.editor(identity, http)).chain(() -> show(id));
    }

    @POST
    @Path("/{id}/decisions/undo")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "Take back the latest decision about an enquiry")
    public Uni<RestResponse<EnquiryDetail>> undo(@RestPath UUID id, RoutingContext http) {
        return work.undo(id, Staff.editor(identity, http)).chain(() -> show(id));
    }

    @PUT
    @Path("/{id}/assignee")
    @Operation(summary = "Say who looks after an enquiry")
    public Uni<RestResponse<EnquiryDetail>> assign(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull Assignment assignment,
            RoutingContext http) {
        return work.assign(id, assignment.assignee(), ifMatch, Staff.editor(identity, http))
                .chain(() -> show(id));
    }

    @POST
    @Path("/{id}/notes")
    @Operation(summary = "Note something about an enquiry")
    public Uni<RestResponse<EnquiryDetail>> note(
            @RestPath UUID id, @Valid @NotNull Note note, RoutingContext http) {
        return work.note(id, note.text(), Staff.editor(identity, http)).chain(() -> show(id));
    }

    private boolean seesContact() {
        return identity.hasRole(Permission.SEE_CUSTOMER_CONTACT);
    }
}
