package tn.shabou.api.leads;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.File;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.idempotency.Idempotency;

/** Leads that staff bring in themselves, over HTTP. */
@Path("/api/admin/leads")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Leads")
class LeadEntryResource {

    private final LeadEntries entries;
    private final LeadImports imports;
    private final LeadResource leads;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    LeadEntryResource(
            LeadEntries entries,
            LeadImports imports,
            LeadResource leads,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.entries = entries;
        this.imports = imports;
        this.leads = leads;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @POST
    @Operation(summary = "Enter a lead by hand; it is scored within seconds")
    public Uni<RestResponse<LeadDetail>> enter(
            @Valid @NotNull LeadDraft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var call = idempotency.call(key, editor.actor().id().toString(), "enter lead", draft);
        return entries.enter(draft, call, editor)
                .chain(id ->
                        leads.show(id, http)
                                .map(shown ->
                                        RestResponse.ResponseBuilder.create(
                                                        RestResponse.Status.CREATED,
                                                        shown.getEntity())
                                                .header(
                                                        HttpHeaders.ETAG,
                                                        shown.getHeaderString(HttpHeaders.ETAG))
                                                .location(URI.create("/api/admin/leads/" + id))
                                                .build()));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Say what a lead is; fields that differ are locked against what agents find")
    public Uni<RestResponse<LeadDetail>> edit(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull LeadDraft draft,
            RoutingContext http) {
        return entries.edit(id, draft, ifMatch, Staff.editor(identity, http))
                .chain(() -> leads.show(id, http));
    }

    @DELETE
    @Path("/{id}/locks")
    @Operation(summary = "Give the fields that staff set back to what the sources say")
    public Uni<RestResponse<LeadDetail>> unlock(@RestPath UUID id, RoutingContext http) {
        return entries.unlock(id, Staff.editor(identity, http)).chain(() -> leads.show(id, http));
    }

    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @Operation(
            summary = "Import a file of leads: all of it or nothing",
            description =
                    "A header line with name and kind, and perhaps phone, email, website, address, city, governorate,"
                            + " latitude, longitude, in English, French or Arabic; then a line a lead. Several phones or"
                            + " mailboxes stand in one cell with / between them. The same file again adds nothing.")
    public Uni<RestResponse<LeadImport>> bringIn(
            File file,
            @RestQuery @DefaultValue("leads.csv") @Size(max = 200) String fileName,
            @Parameter(description = "true stores nothing and shows what would be stored")
                    @RestQuery
                    @DefaultValue("false")
                    boolean validateOnly,
            RoutingContext http) {
        return imports.bringIn(file.toPath(), fileName, validateOnly, Staff.editor(identity, http))
                .map(done ->
                        RestResponse.status(
                                done.leads() > 0
                                        ? RestResponse.Status.CREATED
                                        : RestResponse.Status.OK,
                                done));
    }
}
