package tn.shabou.api.images;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** The images of a product over HTTP. */
@Path("/api/admin/products/{id}/images")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Images")
class ImageResource {

    private final ProductImages images;
    private final RemoteImages remote;
    private final Developing developing;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;
    private final ImageConfig config;
    private final Vertx vertx;

    ImageResource(
            ProductImages images,
            RemoteImages remote,
            Developing developing,
            Idempotency idempotency,
            SecurityIdentity identity,
            ImageConfig config,
            Vertx vertx) {
        this.images = images;
        this.remote = remote;
        this.developing = developing;
        this.idempotency = idempotency;
        this.identity = identity;
        this.config = config;
        this.vertx = vertx;
    }

    /**
     * An image that we shall fetch.
     *
     * @param url on the public web, http or https
     */
    @Schema(name = "ImageByUrl")
    record ByUrl(
            @NotBlank @Size(max = 1000) String url,
            Optional<@Size(min = 1, max = 300) String> altFr,
            Optional<@Size(min = 1, max = 300) String> altAr) {

        private ProductImage.Alt alt() {
            return new ProductImage.Alt(altFr, altAr);
        }
    }

    /**
     * @param position 0 makes it the one that lists show; beyond the last: the last
     */
    @Schema(name = "ImageChange")
    record Change(
            @NotNull @Min(0) Integer position,
            Optional<@Size(min = 1, max = 300) String> altFr,
            Optional<@Size(min = 1, max = 300) String> altAr) {}

    @GET
    @Operation(
            summary = "The images of a product in their order, with the ETag that a change names")
    public Uni<RestResponse<Page<ProductImage>>> list(@RestPath long id) {
        return images.list(id).map(found -> Tagged.ok(Page.whole(found.value()), found.version()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Add an image by its address, or (multipart/form-data) send it as \"file\"",
            description =
                    "JPEG, PNG or WebP; it is kept in three sizes, without what else the file holds.")
    public Uni<RestResponse<ProductImage>> add(
            @RestPath long id,
            @Valid @NotNull ByUrl image,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var edit = edit(id, http);
        return once(
                edit,
                call(edit, key, image),
                call ->
                        remote.fetch(image.url())
                                .chain(developing::develop)
                                .chain(picture -> images.add(edit, picture, image.alt(), call)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(hidden = true) // OpenAPI has one operation for a method and a path
    public Uni<RestResponse<ProductImage>> upload(
            @RestPath long id,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm Optional<@Size(min = 1, max = 300) String> altFr,
            @RestForm Optional<@Size(min = 1, max = 300) String> altAr,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        if (file == null) {
            throw new Problem(
                    HttpProblem.INVALID_REQUEST, "Put the file into the form's field \"file\".");
        }
        long most = config.mostBytes().asLongValue();
        if (file.size() > most) {
            throw new Problem(ImageProblem.IMAGE_TOO_LARGE, "At most %,d bytes are taken.", most);
        }
        var edit = edit(id, http);
        var alt = new ProductImage.Alt(altFr, altAr);
        return vertx.fileSystem()
                .readFile(file.uploadedFile().toString())
                .map(buffer -> buffer.getBytes())
                .chain(sent ->
                        once(
                                edit,
                                call(edit, key, Map.of("file", sent, "alt", alt)),
                                call ->
                                        developing
                                                .develop(sent)
                                                .chain(picture ->
                                                        images.add(edit, picture, alt, call))));
    }

    @PUT
    @Path("/{image}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Say what an image shows, and which place it takes among the others")
    public Uni<RestResponse<ProductImage>> revise(
            @RestPath long id,
            @RestPath UUID image,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull Change change,
            RoutingContext http) {
        return images.revise(
                        edit(id, http),
                        image,
                        new ProductImage.Alt(change.altFr(), change.altAr()),
                        change.position(),
                        ifMatch)
                .map(revised -> Tagged.ok(revised.value(), revised.version()));
    }

    @DELETE
    @Path("/{image}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Take an image from a product; the next one takes its place")
    public Uni<Void> remove(
            @RestPath long id,
            @RestPath UUID image,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            RoutingContext http) {
        return images.remove(edit(id, http), image, ifMatch);
    }

    private interface Adding {
        Uni<ProductImages.Changed<ProductImage>> of(Idempotency.Call call);
    }

    private Uni<RestResponse<ProductImage>> once(
            ProductImages.Edit edit, Idempotency.Call call, Adding adding) {
        return images.list(edit.product())
                .chain(() -> idempotency.find(call))
                .chain(known ->
                        known.isPresent()
                                ? images.find(edit.product(), UUID.fromString(known.get()))
                                : adding.of(call))
                .map(made ->
                        Tagged.created(
                                made.value(),
                                made.version(),
                                "/api/admin/products/%d/images/%s"
                                        .formatted(edit.product(), made.value().id())));
    }

    private Idempotency.Call call(ProductImages.Edit edit, Optional<String> key, Object body) {
        return idempotency.call(
                key, edit.actor().id().toString(), "add image to " + edit.product(), body);
    }

    private ProductImages.Edit edit(long product, RoutingContext http) {
        return new ProductImages.Edit(product, Staff.of(identity), RequestTrace.of(http));
    }
}
