package tn.shabou.api.search;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.http.Language;

/** What may be meant by the letters typed so far. */
@Path("/api/suggest")
@PermitAll
@Tag(name = "Catalogue")
class SuggestResource {

    private final Suggestions suggestions;

    SuggestResource(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    record Suggested(List<Suggestions.Suggestion> data) {}

    @GET
    @Operation(summary = "Suggest while somebody types, in French or Arabic")
    public Uni<Suggested> suggest(
            @RestQuery @NotBlank @Size(max = 80) String q,
            @RestQuery @DefaultValue("8") @Min(1) @Max(20) int limit,
            @Context HttpHeaders headers) {
        return suggestions
                .find(q, limit, Language.of(headers.getAcceptableLanguages()))
                .map(Suggested::new);
    }
}
