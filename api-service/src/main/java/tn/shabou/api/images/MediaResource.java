package tn.shabou.api.images;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves files that never change, so that browsers ask once. */
@Path(MediaResource.PATH)
@PermitAll
@Tag(name = "Catalogue")
class MediaResource {

    static final String PATH = "/media/";

    private static final String A_YEAR = "public, max-age=31536000, immutable";

    private final MediaStore store;

    MediaResource(MediaStore store) {
        this.store = store;
    }

    @GET
    @Path("{file}")
    @Produces("image/jpeg")
    @Operation(summary = "An image of a product, as its address says")
    public Uni<RestResponse<byte[]>> show(
            @RestPath String file, @RestHeader(HttpHeaders.IF_NONE_MATCH) Optional<String> known) {
        if (!Picture.isName(file)) {
            throw new NotFoundException();
        }
        var etag = '"' + file.substring(0, file.length() - ".jpg".length()) + '"';
        if (known.filter(tags -> tags.contains(etag)).isPresent()) {
            return Uni.createFrom()
                    .item(answer(RestResponse.ResponseBuilder.notModified(), etag).build());
        }
        return store.get(file)
                .map(found ->
                        answer(RestResponse.ResponseBuilder.ok(bytes(found), "image/jpeg"), etag)
                                .build());
    }

    private static byte[] bytes(Optional<Buffer> found) {
        return found.orElseThrow(NotFoundException::new).getBytes();
    }

    private static RestResponse.ResponseBuilder<byte[]> answer(
            RestResponse.ResponseBuilder<byte[]> answer, String etag) {
        return answer.header(HttpHeaders.CACHE_CONTROL, A_YEAR).header(HttpHeaders.ETAG, etag);
    }
}
