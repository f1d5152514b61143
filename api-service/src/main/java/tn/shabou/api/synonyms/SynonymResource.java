package tn.shabou.api.synonyms;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** Synonyms over HTTP. */
@Path(SynonymResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Search words")
class SynonymResource {

    static final String PATH = "/api/admin/search/synonyms";

    private final Synonyms synonyms;
    private final SynonymPreview previews;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    SynonymResource(
            Synonyms synonyms,
            SynonymPreview previews,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.idempotency = idempotency;
        this.synonyms = synonyms;
        this.previews = previews;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Synonyms, newest first")
    public Uni<Page<Synonym>> list(
            @Parameter(description = "Words that either side contains, however written.") @RestQuery
                    Optional<@Size(max = 100) String> text,
            @Parameter(description = "Only those in use, or only those switched off.") @RestQuery
                    Optional<Boolean> enabled,
            @Valid @BeanParam Paging paging) {
        return synonyms.list(new Synonyms.Filter(text, enabled), paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One synonym, with the ETag that an edit has to name")
    public Uni<RestResponse<Synonym>> show(@RestPath long id) {
        return synonyms.find(id).map(found -> Tagged.ok(found, found.version()));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Add a synonym; search knows it within seconds")
    public Uni<RestResponse<Synonym>> add(
            @Valid @NotNull Synonym.Draft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var caller = Staff.of(identity).id().toString();
        var call = idempotency.call(key, caller, "add synonym", draft);
        return synonyms.add(draft, call, Staff.editor(identity, http))
                .map(made -> Tagged.created(made, made.version(), PATH + "/" + made.id()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Change a synonym, or switch it on or off")
    public Uni<RestResponse<Synonym>> revise(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull Synonym.Draft draft,
            RoutingContext http) {
        return synonyms.revise(id, draft, ifMatch, Staff.editor(identity, http))
                .map(revised -> Tagged.ok(revised, revised.version()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Remove a synonym")
    public Uni<Void> remove(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            RoutingContext http) {
        return synonyms.remove(id, ifMatch, Staff.editor(identity, http));
    }

    @POST
    @Path("/preview")
    @Operation(
            summary = "What a synonym would change, before it is saved",
            description =
                    "The ranking after it is an estimate: products found under the other words join in, at nine tenths"
                            + " of their score.")
    public Uni<SynonymPreview.Preview> preview(@Valid @NotNull SynonymPreview.Wish wish) {
        return previews.of(wish);
    }
}
