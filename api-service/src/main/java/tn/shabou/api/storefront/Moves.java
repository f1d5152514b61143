package tn.shabou.api.storefront;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that lead elsewhere. */
final class Moves {

    private Moves() {}

    /** For good: what was here is called otherwise now. */
    static RestResponse<String> to(String address) {
        return ResponseBuilder.<String>create(RestResponse.Status.MOVED_PERMANENTLY)
                .location(URI.create(address))
                .build();
    }

    /** To what was made by a form, so that it is not sent again. */
    static RestResponse<String> afterPost(String address) {
        return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
