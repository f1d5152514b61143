package tn.shabou.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.cache.WhenServed;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.catalog.ProductFilters;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paged;
import tn.shabou.api.search.Search.Found;
import tn.shabou.api.search.Search.Request;
import tn.shabou.api.search.SearchEngine.Answer;
import tn.shabou.model.accounts.Role;

/** The search box over HTTP. */
@Path("/api/search")
@PermitAll
@Tag(name = "Catalogue")
class SearchResource {

    private static final int EXPLAINED = 20;

    private final Search search;
    private final CurrentIdentityAssociation identity;

    SearchResource(Search search, CurrentIdentityAssociation identity) {
        this.search = search;
        this.identity = identity;
    }

    /**
     * @param lane {@code reference}, {@code vehicle} or {@code text}: how the parts were found
     * @param correctedQuery what was searched for instead, when words were corrected
     * @param explanation how the answer came about, when staff asked
     */
    record Results(
            String lane,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> correctedQuery,
            @JsonUnwrapped Page<ProductCard> page,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Explanation> explanation)
            implements Paged {

        @Override
        public Optional<String> nextCursor() {
            return page.nextCursor();
        }
    }

    /**
     * @param terms the words of the question, with what each was taken for
     * @param hits the first of the ranking, with what their scores are made of
     */
    record Explanation(List<Term> terms, List<Hit> hits) {

        static Explanation of(Answer answer) {
            return new Explanation(
                    answer.understanding().terms(),
                    answer.hits().stream().limit(EXPLAINED).toList());
        }
    }

    @GET
    @Operation(summary = "Find parts by any number, for a car, or by words, in French or Arabic")
    public Uni<Results> search(
            @RestQuery @NotBlank @Size(max = 200) String q,
            @Valid @BeanParam ProductFilters filters,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery Optional<@Size(max = 1000) String> cursor,
            @Parameter(description = "for staff: how the answer came about")
                    @RestQuery
                    @DefaultValue("false")
                    boolean explain,
            @Context HttpHeaders headers,
            RoutingContext http) {
        var language = Language.of(headers.getAcceptableLanguages());
        var request = new Request(q, filters, limit, cursor, language, explain);
        return (explain ? staffOnly() : Uni.createFrom().voidItem())
                .chain(() -> search.find(request))
                .invoke(found ->
                        found.askedAgain().ifPresent(again -> WhenServed.noteOn(http, again)))
                .map(found -> results(found, explain));
    }

    private Uni<Void> staffOnly() {
        return identity.getDeferredIdentity()
                .invoke(asking -> {
                    if (Stream.of(Role.values()).noneMatch(role -> asking.hasRole(role.name()))) {
                        throw new UnauthorizedException("explanations are for staff");
                    }
                })
                .replaceWithVoid();
    }

    private static Results results(Found found, boolean explain) {
        return new Results(
                found.way(),
                found.corrected(),
                found.page(),
                explain ? found.answer().map(Explanation::of) : Optional.empty());
    }
}
