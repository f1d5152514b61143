package tn.shabou.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with the ETag that an edit has to name; see {@link IfMatch}. */
public final class Tagged {

    private Tagged() {}

    /**
     * @param version of what may be edited, which is the body or what the body belongs to
     */
    public static <T> RestResponse<T> ok(T body, long version) {
        return of(RestResponse.Status.OK, body, version).build();
    }

    /**
     * @param place the address of what was made
     */
    public static <T> RestResponse<T> created(T body, long version, String place) {
        return of(RestResponse.Status.CREATED, body, version).location(URI.create(place)).build();
    }

    public static <T> ResponseBuilder<T> of(RestResponse.Status status, T body, long version) {
        return ResponseBuilder.create(status, body).header(HttpHeaders.ETAG, IfMatch.etag(version));
    }
}
