package tn.shabou.api.enquiries;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** Enquiries over HTTP, for shoppers. */
@Path(EnquiryResource.PATH)
@PermitAll
@Tag(name = "Enquiries")
class EnquiryResource {

    static final String PATH = "/api/enquiries";

    /** Keys of shoppers are one space: whoever repeats one has to repeat all that was sent. */
    private static final String SHOPPER = "shopper";

    private final Enquiries enquiries;
    private final Idempotency idempotency;

    EnquiryResource(Enquiries enquiries, Idempotency idempotency) {
        this.enquiries = enquiries;
        this.idempotency = idempotency;
    }

    @POST
    @Operation(
            summary = "Ask for parts, at the prices of this moment",
            description =
                    "Nothing is ordered yet: the shop answers. Keep the token; it names the page of the enquiry.")
    public Uni<RestResponse<Receipt>> ask(
            @Valid @NotNull Wish wish, @HeaderParam(Idempotency.HEADER) Optional<String> key) {
        return enquiries
                .create(wish, idempotency.call(key, SHOPPER, "ask", wish))
                .map(receipt ->
                        answer(RestResponse.Status.CREATED, receipt)
                                .location(URI.create(PATH + "/" + receipt.token()))
                                .build());
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "How far an enquiry has come")
    public Uni<RestResponse<Receipt>> show(
            @Parameter(description = "What the answer to the enquiry gave.")
                    @RestPath
                    @Pattern(regexp = "[0-9a-f]{32}")
                    String token) {
        return enquiries
                .find(token)
                .map(found ->
                        found.orElseThrow(() ->
                                new Problem(
                                        EnquiryProblem.ENQUIRY_NOT_FOUND,
                                        "Nothing was asked under this address; compare it with the one you were given.")))
                .map(receipt -> answer(RestResponse.Status.OK, receipt).build());
    }

    private static ResponseBuilder<Receipt> answer(RestResponse.Status status, Receipt receipt) {
        return ResponseBuilder.create(status, receipt)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
