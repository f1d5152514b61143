package tn.shabou.api.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;

/** The search box over HTTP. */
@Path("/api/search")
@PermitAll
@Tag(name = "Catalogue")
class SearchResource {

    private final Search search;

    SearchResource(Search search) {
        this.search = search;
    }

    /**
     * @param lane {@code reference} or {@code text}: how the parts were found
     */
    record Results(String lane, @JsonUnwrapped Page<ProductCard> page) {}

    @GET
    @Operation(summary = "Find parts by any number or by words, in French or Arabic")
    public Uni<Results> search(
            @RestQuery @NotBlank @Size(max = 200) String q,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Context HttpHeaders headers) {
        return search.find(q, limit, Language.of(headers.getAcceptableLanguages()))
                .map(found ->
                        new Results(found.lane().name().toLowerCase(Locale.ROOT), found.page()));
    }
}
